package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the frozen first layers of a model say of sequences, without dropout: since it never changes while the layers above learn, it is computed once
 * a sequence and kept in memory up to a bound. Beyond the bound it is computed again each time.
 *
 * <p>For one model and one thread.
 */
public final class FrozenStates {

    /** About 400 MB. */
    private static final long MOST = 100_000_000;

    private final Encoder encoder;
    private final int layers;
    private final long most;
    private final Map<Sequence, float[]> known = new HashMap<>();
    private long kept;

    /** @param layers how many of the first layers are frozen, the tables before them included */
    public FrozenStates(Encoder encoder, int layers) {
        this(encoder, layers, MOST);
    }

    FrozenStates(Encoder encoder, int layers, long most) {
        this.encoder = encoder;
        this.layers = layers;
        this.most = most;
    }

    /** A sequence by all that a model reads of it; no types or shapes are null. */
    public record Sequence(int[] pieces, int[] types, int[] shapes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Sequence that
                    && Arrays.equals(pieces, that.pieces)
                    && Arrays.equals(types, that.types)
                    && Arrays.equals(shapes, that.shapes);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(pieces) + Arrays.hashCode(shapes);
        }

        @Override
        public String toString() {
            return Arrays.toString(pieces);
        }
    }

    /**
     * The frozen part of one batch.
     *
     * @param sequences the rows of the batch
     */
    public record Rows(FrozenStates states, List<Sequence> sequences) {
        /** What the frozen layers say, [rows, width, hidden]; 0 at padding, which nobody attends to. */
        public NDArray of(Batch batch) {
            return states.of(batch, sequences);
        }

        /** How many of the first layers are frozen. */
        public int layers() {
            return states.layers;
        }
    }

    /** Sequences as rows of a batch. @param types null for none; @param shapes null for none */
    public Rows rows(int[][] pieces, int[][] types, int[][] shapes) {
        return new Rows(
                this,
                IntStream.range(0, pieces.length)
                        .mapToObj(row -> new Sequence(
                                pieces[row], types == null ? null : types[row], shapes == null ? null : shapes[row]))
                        .toList());
    }

    /** How many sequences are kept. */
    public int size() {
        return known.size();
    }

    private NDArray of(Batch batch, List<Sequence> sequences) {
        if (!known.keySet().containsAll(sequences)) {
            NDArray computed = encoder.first(batch, layers);
            keep(sequences, computed.toFloatArray(), (int) batch.width());
            return computed;
        }
        int width = (int) batch.width() * encoder.hidden();
        float[] all = new float[sequences.size() * width];
        for (int row = 0; row < sequences.size(); row++) {
            float[] own = known.get(sequences.get(row));
            System.arraycopy(own, 0, all, row * width, own.length);
        }
        return Ops.floats(batch.manager(), all, batch.rows(), batch.width(), encoder.hidden());
    }

    private void keep(List<Sequence> sequences, float[] computed, int width) {
        for (int row = 0; row < sequences.size(); row++) {
            Sequence sequence = sequences.get(row);
            int numbers = sequence.pieces().length * encoder.hidden();
            if (kept + numbers <= most && !known.containsKey(sequence)) {
                int from = row * width * encoder.hidden();
                known.put(sequence, Arrays.copyOfRange(computed, from, from + numbers));
                kept += numbers;
            }
        }
    }
}
