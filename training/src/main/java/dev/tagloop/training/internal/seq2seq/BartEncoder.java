package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Activation;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Counts;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.FeedForward;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.PostNormBlock;
import dev.tagloop.training.internal.layers.PostNormLayer;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.layers.Slot;
import dev.tagloop.training.internal.tensor.Dropout;
import java.util.ArrayList;
import java.util.List;

/** The part of BART that reads. */
final class BartEncoder implements Encoder {

    private static final double EPSILON = 1e-5;

    private final BartEmbeddings embeddings;
    private final List<PostNormLayer> layers = new ArrayList<>();

    BartEncoder(ModelConfig config, Slot words, Scope at) {
        this.embeddings = new BartEmbeddings(config, words, at);
        int count = Counts.layers("encoder_layers", config.integer("encoder_layers", 12));
        Counts.perHead(width(config), heads(config));
        for (int i = 0; i < count; i++) {
            Scope layer = at.in("layers." + i);
            Attending self = BartDecoder.attending(layer.in("self_attn"), width(config), heads(config));
            layers.add(new PostNormLayer(
                    self.attention(),
                    new PostNormBlock(
                            self.output(),
                            norm(config, layer, "self_attn_layer_norm"),
                            feedForward(config, layer, config.integer("encoder_ffn_dim", 4096)),
                            norm(config, layer, "final_layer_norm"))));
        }
    }

    static int width(ModelConfig config) {
        return config.integer("d_model", 1024);
    }

    private static int heads(ModelConfig config) {
        return config.integer("encoder_attention_heads", 16);
    }

    static Norm norm(ModelConfig config, Scope at, String name) {
        return Norm.layer(at, name, width(config), EPSILON);
    }

    static FeedForward feedForward(ModelConfig config, Scope at, int inner) {
        return new FeedForward(
                Linear.of(at, "fc1", width(config), inner),
                Activation.of(config.text("activation_function").orElse("gelu")),
                Linear.of(at, "fc2", inner, width(config)));
    }

    @Override
    public States states(Batch batch, Dropout dropout) {
        List<NDArray> states = new ArrayList<>(layers.size() + 1);
        Target places = new Target(batch.manager(), batch.ids(), 0);
        states.add(embeddings.of(places, dropout));
        for (PostNormLayer layer : layers) {
            states.add(layer.apply(states.getLast(), batch.padding(), dropout));
        }
        return new States(states, states.getLast());
    }

    @Override
    public Slot words() {
        return embeddings.words();
    }

    @Override
    public int hidden() {
        return words().shape()[1];
    }
}
