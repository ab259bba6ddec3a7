package dev.tagloop.training.internal.family;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Activation;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.training.internal.heads.MaskedLanguage;
import dev.tagloop.training.internal.heads.Pooler;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.layers.Activations;
import dev.tagloop.training.internal.layers.Embeddings;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Fill;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.layers.Slot;
import java.util.function.UnaryOperator;

/** ModernBERT (Warner et al. 2024): norms before the blocks, rotated positions, local and global layers, gated blocks. */
final class ModernBert implements Family {

    private static final double EPSILON = 1e-5;

    @Override
    public String classes(ModelConfig config) {
        return "ModernBert";
    }

    @Override
    public Encoder encoder(ModelConfig config, Scope root) {
        Scope at = root.in("model");
        Embeddings embeddings = new Embeddings(
                        at.in("embeddings"), "tok_embeddings", config.vocabSize(), config.hiddenSize())
                .shapes(root, config.wordShape());
        return new ModernBertEncoder(config, embeddings, at);
    }

    static Norm norm(ModelConfig config, Scope at, String name) {
        return Norm.layer(
                at, name, config.hiddenSize(), config.number("norm_eps", EPSILON), config.flag("norm_bias", false));
    }

    /** Its heads all begin alike: a linear layer, a function, a norm. */
    @Override
    public UnaryOperator<NDArray> pieces(ModelConfig config, Scope root) {
        int hidden = config.hiddenSize();
        Linear dense = Linear.of(root, "head.dense", hidden, hidden, config.flag("classifier_bias", false));
        Activation activation =
                Activation.of(config.text("classifier_activation").orElse("gelu"));
        Norm norm = norm(config, root, "head.norm");
        return x -> norm.apply(Activations.apply(activation, dense.apply(x)));
    }

    @Override
    public SequenceClassification.Summary summary(ModelConfig config, Scope root) {
        UnaryOperator<NDArray> head = pieces(config, root);
        String pooling = config.text("classifier_pooling").orElse("cls");
        return switch (pooling) {
            case "cls" -> (batch, hidden, dropout) -> head.apply(Pooler.first(hidden));
            case "mean" -> (batch, hidden, dropout) -> head.apply(Pooler.mean(batch, hidden));
            default ->
                throw new ModelFormatException(
                        "config.json: classifier_pooling is '" + pooling + "'; ModernBERT has cls and mean");
        };
    }

    @Override
    public String questionOutputs() {
        return "classifier";
    }

    @Override
    public MaskedLanguage masked(ModelConfig config, Encoder encoder, Scope root) {
        Slot words = encoder.words();
        root.tied("decoder.weight", words);
        Slot bias = config.flag("decoder_bias", true) ? root.slot("decoder.bias", Fill.ZEROS, words.shape()[0]) : null;
        return new MaskedLanguage(encoder, pieces(config, root), Linear.over(words, bias));
    }
}
