package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.Positions;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.layers.Slot;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;

/** Pieces, perhaps scaled, and positions from row 2 on. */
final class BartEmbeddings {

    /** The first two rows of the table are never read: once they stood for special pieces. */
    private static final int OFFSET = 2;

    private final Slot words;
    private final Slot positions;
    private final Norm norm;
    private final double scale;

    BartEmbeddings(ModelConfig config, Slot words, Scope at) {
        int width = BartEncoder.width(config);
        this.words = words;
        this.positions = at.table("embed_positions", config.maxPositions() + OFFSET, width);
        this.norm = BartEncoder.norm(config, at, "layernorm_embedding");
        this.scale = config.flag("scale_embedding", false) ? Math.sqrt(width) : 1;
    }

    Slot words() {
        return words;
    }

    NDArray of(Target target, Dropout dropout) {
        Positions.require(positions, target.first() + target.width(), OFFSET);
        NDArray pieces = Ops.embedding(target.ids(), words.get());
        NDArray scaled = scale == 1 ? pieces : Ops.scale(pieces, scale);
        return dropout.apply(norm.apply(Ops.add(scaled, Ops.embedding(target.positions(OFFSET), positions.get()))));
    }
}
