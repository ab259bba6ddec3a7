package dev.tagloop.training.internal.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.seq2seq.Memory;
import dev.tagloop.training.internal.seq2seq.Past;
import dev.tagloop.training.internal.seq2seq.SequenceToSequence;
import dev.tagloop.training.internal.seq2seq.Target;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.Arrays;

/** A decoder at work on several texts at once, one piece a step. */
final class StepScores implements AutoCloseable {

    private final SequenceToSequence model;
    private final NDManager all;
    private final Memory memory;
    private final Past past;
    private int position;

    /**
     * Reads the sources.
     *
     * @param copies how many texts are written for each
     */
    StepScores(SequenceToSequence model, NDManager parent, int[][] sources, int copies) {
        this.model = model;
        this.all = parent.newSubManager();
        this.past = new Past(all);
        int[] rows = new int[sources.length * copies];
        Arrays.setAll(rows, i -> i / copies);
        try (NDManager step = all.newSubManager()) {
            Batch batch = Batch.of(step, sources, null, null, model.pad());
            Memory read = model.read(batch, Dropout.NONE);
            NDArray index = Ops.longs(all, Arrays.stream(rows).asLongStream().toArray(), rows.length);
            memory = new Memory(
                    Ops.select(read.states(), index),
                    read.padding() == null ? null : Ops.select(read.padding(), index));
        }
    }

    /**
     * Scores of what follows, [row][piece of the vocabulary].
     *
     * @param last the last piece of each row
     * @param logarithms whether they are log-probabilities
     */
    float[][] next(int[] last, boolean logarithms) {
        try (NDManager step = all.newSubManager()) {
            int[][] ids =
                    Arrays.stream(last).mapToObj(piece -> new int[] {piece}).toArray(int[][]::new);
            NDArray logits = model.logits(Target.of(step, ids, position), memory, past, Dropout.NONE);
            float[] flat = (logarithms ? Ops.logSoftmax(logits) : logits).toFloatArray();
            int size = flat.length / last.length;
            float[][] scores = new float[last.length][];
            for (int row = 0; row < scores.length; row++) {
                scores[row] = Arrays.copyOfRange(flat, row * size, (row + 1) * size);
            }
            position++;
            past.hold();
            return scores;
        }
    }

    /** Ends a step: row i goes on from row {@code rows[i]}. */
    void advance(int[] rows) {
        past.advance(rows);
    }

    @Override
    public void close() {
        all.close();
    }
}
