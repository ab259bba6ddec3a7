package dev.tagloop.models.internal.graph;

import dev.tagloop.models.internal.weights.Family;
import java.util.ArrayList;
import java.util.List;

/** The encoder of BERT and of all that differ from it only in names and positions: RoBERTa, DistilBERT, ELECTRA, MPNet. */
final class PostNormBody {
    private final GraphScope scope;

    PostNormBody(GraphScope scope) {
        this.scope = scope;
    }

    /** @param mask the additive mask {@code [batch, 1, 1, keys]} */
    EncoderStates write(String inputIds, String mask) {
        List<String> states = new ArrayList<>();
        states.add(new EmbeddingWriter(scope).write(inputIds));
        String bias = scope.family() == Family.MPNET ? new MPNetBias(scope).write(inputIds) : null;
        LayerWriter layers = new LayerWriter(scope, new DotProductAttention(scope, mask, bias));
        for (int layer = 0; layer < scope.config().layers(); layer++) {
            states.add(layers.write(LayerNames.of(scope.family(), layer), states.getLast()));
        }
        return new EncoderStates(states, states.getLast());
    }
}
