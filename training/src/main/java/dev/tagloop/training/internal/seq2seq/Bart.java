package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.layers.Blueprint;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Fill;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.layers.Slot;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.function.UnaryOperator;

/** BART (Lewis et al. 2019): BERT's layers on both sides, positions from row 2 on. */
public final class Bart implements SequenceFamily {

    private static final int PAD = 1;

    @Override
    public String architecture() {
        return "BartForConditionalGeneration";
    }

    @Override
    public Draft<SequenceToSequence> model(ModelConfig config) {
        Blueprint blueprint = new Blueprint();
        Scope root = blueprint.root();
        Slot words = words(config, root);
        Encoder encoder = new BartEncoder(config, words, root.in("model.encoder"));
        Decoder decoder = new BartDecoder(config, words, root.in("model.decoder"));
        SequenceToSequence model = new SequenceToSequence(
                encoder, decoder, scores(config, root, words), start(config), config.integer("pad_token_id", PAD));
        return new Draft<>(blueprint, encoder, model);
    }

    @Override
    public Draft<Encoder> encoder(ModelConfig config) {
        Blueprint blueprint = new Blueprint();
        Encoder encoder = new BartEncoder(
                config, words(config, blueprint.root()), blueprint.root().in("model.encoder"));
        return new Draft<>(blueprint, encoder, encoder);
    }

    /** A classifier of sequences, which reads its input twice: with the encoder and, shifted, with the decoder. */
    public static Draft<BartClassification> classification(ModelConfig config, int outputs) {
        Blueprint blueprint = new Blueprint();
        Scope root = blueprint.root();
        Slot words = words(config, root);
        Encoder encoder = new BartEncoder(config, words, root.in("model.encoder"));
        Decoder decoder = new BartDecoder(config, words, root.in("model.decoder"));
        Scope head = root.fresh().in("classification_head");
        int width = BartEncoder.width(config);
        BartClassification classification = new BartClassification(
                encoder,
                decoder,
                Linear.of(head, "dense", width, width),
                Linear.of(head, "out_proj", width, outputs),
                start(config),
                config.integer("eos_token_id", 2));
        return new Draft<>(blueprint, encoder, classification);
    }

    private static int start(ModelConfig config) {
        return config.integer("decoder_start_token_id", 2);
    }

    private static Slot words(ModelConfig config, Scope root) {
        Slot words = root.table("model.shared", config.vocabSize(), BartEncoder.width(config));
        root.tied("model.encoder.embed_tokens.weight", words);
        root.tied("model.decoder.embed_tokens.weight", words);
        root.tied("lm_head.weight", words);
        return words;
    }

    private static UnaryOperator<NDArray> scores(ModelConfig config, Scope root, Slot words) {
        Slot bias = root.frozen(root.fresh().slot("final_logits_bias", Fill.ZEROS, 1, config.vocabSize()));
        Linear head = Linear.over(words, null);
        return x -> Ops.add(head.apply(x), bias.get());
    }
}
