package dev.tagloop.training.internal.data;

import dev.tagloop.models.FloatTensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows of the word embedding table that a training touches. Rows that no batch reads get no gradient, so training
 * the others alone gives the same model and spares the optimiser three quarters of its work.
 */
public final class CompactVocabulary {

    private final int[] idOfRow;
    private final int[] rowOfId;

    private CompactVocabulary(int[] idOfRow, int[] rowOfId) {
        this.idOfRow = idOfRow;
        this.rowOfId = rowOfId;
    }

    /**
     * The rows for all pieces of these examples and the padding.
     *
     * @param size of the full table
     */
    public static CompactVocabulary of(Stream<int[]> pieces, int padId, int size) {
        if (padId < 0 || padId >= size) {
            throw new IllegalArgumentException("config.json: 'pad_token_id' is " + padId + ", but the model has only "
                    + size + " word embeddings");
        }
        BitSet used = new BitSet(size);
        used.set(padId);
        pieces.forEach(ids -> {
            for (int id : ids) {
                used.set(id);
            }
        });
        if (used.length() > size) {
            throw new IllegalArgumentException("the tokenizer gives the id " + (used.length() - 1)
                    + ", but the model has only " + size + " word embeddings: they do not belong together");
        }
        int[] idOfRow = used.stream().toArray();
        int[] rowOfId = new int[size];
        Arrays.fill(rowOfId, -1);
        for (int row = 0; row < idOfRow.length; row++) {
            rowOfId[idOfRow[row]] = row;
        }
        return new CompactVocabulary(idOfRow, rowOfId);
    }

    /** All rows of a table, each in its place. */
    public static CompactVocabulary whole(int size) {
        int[] all = IntStream.range(0, size).toArray();
        return new CompactVocabulary(all, all);
    }

    /** Number of rows. */
    public int size() {
        return idOfRow.length;
    }

    /** The row of an id that was there when this was made. */
    public int row(int id) {
        int row = rowOfId[id];
        if (row < 0) {
            throw new IllegalArgumentException("the id " + id + " is not in the compact vocabulary");
        }
        return row;
    }

    /** The used rows of the full table. */
    public FloatTensor gather(FloatTensor full) {
        if (isWhole()) {
            return full;
        }
        int width = full.dim(1);
        FloatBuffer from = full.buffer();
        float[] rows = new float[Math.multiplyExact(idOfRow.length, width)];
        for (int row = 0; row < idOfRow.length; row++) {
            from.get(idOfRow[row] * width, rows, row * width, width);
        }
        return FloatTensor.of(new int[] {idOfRow.length, width}, rows);
    }

    /** The full table with the used rows replaced. */
    public FloatTensor scatter(FloatTensor full, FloatTensor rows) {
        if (isWhole()) {
            return rows;
        }
        int width = full.dim(1);
        FloatBuffer from = rows.buffer();
        float[] table = full.toArray();
        for (int row = 0; row < idOfRow.length; row++) {
            from.get(row * width, table, idOfRow[row] * width, width);
        }
        return FloatTensor.of(full.shape(), table);
    }

    private boolean isWhole() {
        return idOfRow.length == rowOfId.length;
    }
}
