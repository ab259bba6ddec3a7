package dev.tagloop.training.internal.family;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Embeddings;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.Rotary;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.layers.Slot;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.ArrayList;
import java.util.List;

/** The body of ModernBERT: every third layer or so sees everything, the others what is near. */
final class ModernBertEncoder implements Encoder {

    private static final double GLOBAL_THETA = 160_000;
    private static final double LOCAL_THETA = 10_000;

    private final Embeddings embeddings;
    private final Norm embeddingsNorm;
    private final List<ModernBertLayer> layers = new ArrayList<>();
    private final Norm finalNorm;
    private final Rotary global;
    private final Rotary local;
    private final int every;
    private final int reach;
    private final int hidden;

    ModernBertEncoder(ModelConfig config, Embeddings embeddings, Scope at) {
        LayerSizes sizes = LayerSizes.of(config, 0);
        this.embeddings = embeddings;
        this.embeddingsNorm = ModernBert.norm(config, at.in("embeddings"), "norm");
        for (int i = 0; i < sizes.layers(); i++) {
            layers.add(new ModernBertLayer(config, at.in("layers." + i), i == 0));
        }
        this.finalNorm = ModernBert.norm(config, at, "final_norm");
        int perHead = sizes.hidden() / sizes.heads();
        this.global = new Rotary(perHead, theta(config, "full_attention", "global_rope_theta", GLOBAL_THETA));
        this.local = new Rotary(perHead, theta(config, "sliding_attention", "local_rope_theta", LOCAL_THETA));
        this.every = Math.max(1, config.integer("global_attn_every_n_layers", 3));
        this.reach = config.integer("local_attention", 128) / 2;
        this.hidden = sizes.hidden();
    }

    /** Newer files keep the base of the rotation in an object for each kind of layer. */
    private static double theta(ModelConfig config, String kind, String older, double fallback) {
        return config.number("/rope_parameters/" + kind + "/rope_theta", config.number(older, fallback));
    }

    @Override
    public States states(Batch batch, Dropout dropout) {
        int width = (int) batch.width();
        Rotary.Angles everywhere = global.angles(batch.manager(), width);
        Rotary.Angles nearby = local.angles(batch.manager(), width);
        NDArray near = near(batch, width);
        List<NDArray> states = new ArrayList<>(layers.size() + 1);
        states.add(dropout.apply(embeddingsNorm.apply(embeddings.of(batch))));
        for (int i = 0; i < layers.size(); i++) {
            boolean all = i % every == 0;
            states.add(layers.get(i)
                    .apply(states.getLast(), all ? everywhere : nearby, all ? batch.padding() : near, dropout));
        }
        return new States(states, finalNorm.apply(states.getLast()));
    }

    /** Padding and everything out of reach is not attended to; null when that is nothing. */
    private NDArray near(Batch batch, int width) {
        if (width <= reach + 1) {
            return batch.padding();
        }
        float[] far = new float[width * width];
        for (int q = 0; q < width; q++) {
            for (int k = 0; k < width; k++) {
                far[q * width + k] = Math.abs(q - k) > reach ? Batch.MASKED : 0;
            }
        }
        NDArray window = Ops.floats(batch.manager(), far, 1, 1, width, width);
        return batch.padding() == null ? window : Ops.add(window, batch.padding());
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
