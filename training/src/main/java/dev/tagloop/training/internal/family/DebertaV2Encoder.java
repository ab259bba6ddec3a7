package dev.tagloop.training.internal.family;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Embeddings;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.PostNormBlock;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.layers.Slot;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The body of DeBERTa-v2: BERT's layers with disentangled attention, and a convolution beside the first one in v2. */
final class DebertaV2Encoder implements Encoder {

    private final Embeddings embeddings;
    private final UnaryOperator<NDArray> project;
    private final Norm embeddingsNorm;
    private final List<DisentangledAttention> attentions = new ArrayList<>();
    private final List<PostNormBlock> blocks = new ArrayList<>();
    private final RelativeTable relative;
    private final DebertaV2Convolution convolution;
    private final int hidden;

    DebertaV2Encoder(ModelConfig config, Embeddings embeddings, Scope at) {
        LayerSizes sizes = LayerSizes.of(config, config.number("layer_norm_eps", DebertaV2.EPSILON));
        int width = config.embeddingSize();
        this.embeddings = embeddings;
        this.hidden = sizes.hidden();
        this.project = width == hidden
                ? UnaryOperator.identity()
                : Linear.of(at, "embeddings.embed_proj", width, hidden, false)::apply;
        this.embeddingsNorm = Norm.layer(at, "embeddings.LayerNorm", hidden, sizes.epsilon());
        Scope encoder = at.in("encoder");
        this.relative = RelativeTable.of(config, encoder, sizes);
        for (int i = 0; i < sizes.layers(); i++) {
            Scope layer = encoder.in("layer." + i);
            attentions.add(new DisentangledAttention(config, layer.in("attention.self"), sizes, relative != null));
            blocks.add(LayerNames.BERT.block(layer, sizes));
        }
        this.convolution = config.integer("conv_kernel_size", 0) > 0
                ? new DebertaV2Convolution(config, encoder.in("conv"), sizes)
                : null;
    }

    @Override
    public States states(Batch batch, Dropout dropout) {
        NDArray mask = batch.mask();
        NDArray first = embeddingsNorm.apply(project.apply(embeddings.of(batch)));
        List<NDArray> states = new ArrayList<>(blocks.size() + 1);
        states.add(dropout.apply(mask == null ? first : Ops.multiply(first, mask)));
        RelativeTable.Places places =
                relative == null ? null : relative.places(batch.manager(), (int) batch.width(), dropout);
        NDArray padding = padding(batch);
        for (int i = 0; i < blocks.size(); i++) {
            NDArray input = states.getLast();
            NDArray mixed = attentions.get(i).mix(input, places, padding, dropout);
            NDArray output = blocks.get(i).apply(input, mixed, dropout);
            states.add(i == 0 && convolution != null ? convolution.apply(input, output, mask, dropout) : output);
        }
        return new States(states, states.getLast());
    }

    /** Unlike elsewhere padding does not attend either: its scores are all alike. */
    private static NDArray padding(Batch batch) {
        if (batch.padding() == null) {
            return null;
        }
        int rows = (int) batch.rows();
        int width = (int) batch.width();
        float[] bias = new float[rows * width * width];
        Arrays.fill(bias, Batch.MASKED);
        for (int row = 0; row < rows; row++) {
            int length = batch.pieces()[row].length;
            for (int q = 0; q < length; q++) {
                int from = (row * width + q) * width;
                Arrays.fill(bias, from, from + length, 0);
            }
        }
        return Ops.floats(batch.manager(), bias, rows, 1, width, width);
    }

    @Override
    public Slot words() {
        return embeddings.words();
    }

    @Override
    public int hidden() {
        return hidden;
    }
}
