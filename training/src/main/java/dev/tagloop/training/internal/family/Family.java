package dev.tagloop.training.internal.family;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.heads.MaskedLanguage;
import dev.tagloop.training.internal.heads.Pooler;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Scope;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a family of encoders does in its own way; everything else is the same for all of them. */
public interface Family {

    /** What the names of its classes begin with, such as {@code Bert} in {@code BertForTokenClassification}. */
    String classes(ModelConfig config);

    /** Its body. */
    Encoder encoder(ModelConfig config, Scope root);

    /** What some bodies compute beside their last hidden states; other heads than a classifier of sequences leave it out. */
    default Optional<Pooler> pooler(ModelConfig config, Scope root) {
        return Optional.empty();
    }

    /** What happens to the vector of each piece before a classifier of pieces: nothing in most families. */
    default UnaryOperator<NDArray> pieces(ModelConfig config, Scope root) {
        return UnaryOperator.identity();
    }

    /** One vector for a sequence, before the layer of {@link #sequenceOutputs}. */
    SequenceClassification.Summary summary(ModelConfig config, Scope root);

    /** The name of the last linear layer of a classifier of sequences. */
    default String sequenceOutputs() {
        return "classifier";
    }

    /** The name of the linear layer that finds answers. */
    default String questionOutputs() {
        return "qa_outputs";
    }

    /** Whether dropout comes before that layer. */
    default boolean questionsDrop() {
        return false;
    }

    /** The head that guesses masked pieces. */
    MaskedLanguage masked(ModelConfig config, Encoder encoder, Scope root);
}
