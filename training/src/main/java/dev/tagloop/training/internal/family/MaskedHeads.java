package dev.tagloop.training.internal.family;

import dev.tagloop.models.Activation;
import dev.tagloop.training.internal.heads.MaskedLanguage;
import dev.tagloop.training.internal.layers.Activations;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Fill;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.layers.Slot;

/** Heads that guess masked pieces: a linear layer, a function, a norm, and the table of word pieces read backwards. */
final class MaskedHeads {

    private MaskedHeads() {}

    /**
     * Names below the head's place.
     *
     * @param bias of the scores
     * @param decoder where some files repeat the table and the bias
     */
    record Names(String dense, String norm, String bias, String decoder) {}

    /**
     * A head.
     *
     * @param width of the embeddings
     */
    static MaskedLanguage of(Encoder encoder, Scope at, Names names, int width, Activation activation, double epsilon) {
        Linear dense = Linear.of(at, names.dense, encoder.hidden(), width);
        Norm norm = Norm.layer(at, names.norm, width, epsilon);
        Slot words = encoder.words();
        Slot bias = at.slot(names.bias, Fill.ZEROS, words.shape()[0]);
        at.tied(names.decoder + ".weight", words);
        if (!names.bias.equals(names.decoder + ".bias")) {
            at.tied(names.decoder + ".bias", bias);
        }
        return new MaskedLanguage(
                encoder, x -> norm.apply(Activations.apply(activation, dense.apply(x))), Linear.over(words, bias));
    }

    /** RoBERTa's head, which MPNet has too. */
    static MaskedLanguage ofRoberta(Encoder encoder, Scope root, double epsilon) {
        return of(
                encoder,
                root.in("lm_head"),
                new Names("dense", "layer_norm", "bias", "decoder"),
                encoder.hidden(),
                Activation.GELU_ERF,
                epsilon);
    }
}
