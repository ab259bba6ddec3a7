package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.WordShape;
import dev.tagloop.training.internal.tensor.Ops;

/**
 * The sum of what tables know about each piece: the piece itself, mostly its position and its segment, and the shape of
 * its word where the model has our table for that, which gives an uncased encoder its casing back.
 */
public final class Embeddings {

    private final Slot words;
    private final int width;
    private Positions positions;
    private Slot types;
    private Slot shapes;

    /** Over a table of word pieces alone. */
    public Embeddings(Scope at, String name, int vocabulary, int width) {
        this.words = at.table(name, vocabulary, width);
        this.width = width;
    }

    /** Adds a row by position. */
    public Embeddings positions(Positions table) {
        positions = table;
        return this;
    }

    /** Adds a row by segment; nothing when there are none. */
    public Embeddings types(Scope at, String name, int count) {
        types = count == 0 ? null : at.table(name, count, width);
        return this;
    }

    /** Adds a row by the shape of the word where the model has that table. */
    public Embeddings shapes(Scope root, boolean present) {
        shapes = present ? root.fresh().slot(Checkpoint.WORD_SHAPE_TABLE, Fill.ZEROS, WordShape.COUNT, width) : null;
        return this;
    }

    /** The table of word pieces. */
    public Slot words() {
        return words;
    }

    /** [rows, width, width of the tables]. */
    public NDArray of(Batch batch) {
        NDArray sum = Ops.embedding(batch.ids(), words.get());
        if (positions != null) {
            sum = Ops.add(sum, positions.of(batch));
        }
        if (types != null) {
            sum = Ops.add(sum, Ops.embedding(batch.types(), types.get()));
        }
        return shapes == null || batch.shapes() == null
                ? sum
                : Ops.add(sum, Ops.embedding(batch.shapes(), shapes.get()));
    }
}
