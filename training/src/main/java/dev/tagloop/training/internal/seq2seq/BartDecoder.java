package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.layers.Attention;
import dev.tagloop.training.internal.layers.Counts;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.layers.Slot;
import dev.tagloop.training.internal.tensor.Dropout;
import java.util.ArrayList;
import java.util.List;

/** The part of BART that writes. */
final class BartDecoder implements Decoder {

    private final BartEmbeddings embeddings;
    private final List<BartDecoderLayer> layers = new ArrayList<>();

    BartDecoder(ModelConfig config, Slot words, Scope at) {
        this.embeddings = new BartEmbeddings(config, words, at);
        int count = Counts.layers("decoder_layers", config.integer("decoder_layers", 12));
        Counts.perHead(BartEncoder.width(config), BartDecoderLayer.heads(config));
        for (int i = 0; i < count; i++) {
            layers.add(new BartDecoderLayer(config, at.in("layers." + i), i));
        }
    }

    static Attending attending(Scope at, int width, int heads) {
        Attention attention = new Attention(
                Linear.of(at, "q_proj", width, width),
                Linear.of(at, "k_proj", width, width),
                Linear.of(at, "v_proj", width, width),
                heads,
                true);
        return new Attending(attention, Linear.of(at, "out_proj", width, width));
    }

    @Override
    public Encoder.States states(Target target, Memory memory, Past past, Dropout dropout) {
        NDArray causal = target.causal();
        List<NDArray> states = new ArrayList<>(layers.size() + 1);
        states.add(embeddings.of(target, dropout));
        for (BartDecoderLayer layer : layers) {
            states.add(layer.apply(states.getLast(), causal, memory, past, dropout));
        }
        return new Encoder.States(states, states.getLast());
    }
}
