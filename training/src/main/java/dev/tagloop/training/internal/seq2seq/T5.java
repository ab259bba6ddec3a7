package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.layers.Blueprint;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.layers.Slot;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.function.UnaryOperator;

/** T5 (Raffel et al. 2019) in its versions 1.0 and 1.1, and Flan-T5. */
final class T5 implements SequenceFamily {

    @Override
    public String architecture() {
        return "T5ForConditionalGeneration";
    }

    @Override
    public Draft<SequenceToSequence> model(ModelConfig config) {
        Blueprint blueprint = new Blueprint();
        Scope root = blueprint.root();
        Slot words = words(config, root);
        root.tied("decoder.embed_tokens.weight", words);
        Encoder encoder = encoder(config, root, words);
        int layers = config.integer("num_decoder_layers", config.integer("num_layers", 6));
        T5Stack stack = new T5Stack(config, root.in("decoder"), layers, true);
        SequenceToSequence model = new SequenceToSequence(
                encoder,
                (target, memory, past, dropout) ->
                        stack.states(Ops.embedding(target.ids(), words.get()), target, memory, past, dropout),
                scores(config, root, words),
                config.integer("decoder_start_token_id", config.integer("pad_token_id", 0)),
                config.integer("pad_token_id", 0));
        return new Draft<>(blueprint, encoder, model);
    }

    @Override
    public Draft<Encoder> encoder(ModelConfig config) {
        Blueprint blueprint = new Blueprint();
        Encoder encoder = encoder(config, blueprint.root(), words(config, blueprint.root()));
        return new Draft<>(blueprint, encoder, encoder);
    }

    private static Slot words(ModelConfig config, Scope root) {
        Slot words = root.table("shared", config.vocabSize(), T5Stack.width(config));
        root.tied("encoder.embed_tokens.weight", words);
        return words;
    }

    private static Encoder encoder(ModelConfig config, Scope root, Slot words) {
        return new T5Encoder(words, new T5Stack(config, root.in("encoder"), config.integer("num_layers", 6), false));
    }

    private static UnaryOperator<NDArray> scores(ModelConfig config, Scope root, Slot words) {
        if (!config.flag("tie_word_embeddings", true)) {
            return Linear.of(root, "lm_head", T5Stack.width(config), config.vocabSize(), false)::apply;
        }
        root.tied("lm_head.weight", words);
        Linear head = Linear.over(words, null);
        double scale = 1 / Math.sqrt(T5Stack.width(config));
        return x -> head.apply(Ops.scale(x, scale));
    }
}
