package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.heads.CrossEntropy;
import dev.tagloop.training.internal.heads.Losses;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A model that reads one sequence and writes another.
 *
 * @param scores from the decoder's last states to a score for each piece of the vocabulary
 * @param start the piece that a decoder begins with
 * @param pad the piece that fills short rows
 */
public record SequenceToSequence(Encoder encoder, Decoder decoder, UnaryOperator<NDArray> scores, int start, int pad) {

    /** What a decoder needs of a batch. */
    public Memory read(Batch source, Dropout dropout) {
        return new Memory(encoder.encode(source, dropout), source.padding());
    }

    /** Scores for what follows each piece, [rows, width, vocabulary]. */
    public NDArray logits(Target target, Memory memory, Past past, Dropout dropout) {
        return scores.apply(decoder.states(target, memory, past, dropout).last());
    }

    /**
     * Cross entropy, mean over the pieces that count.
     *
     * @param labels rows of equal length with the pieces to write, {@link Losses#IGNORED} where none counts
     */
    public NDArray loss(Batch source, int[][] labels, Dropout dropout) {
        return loss(source, labels, dropout, CrossEntropy.PLAIN);
    }

    /** As the other one, perhaps with smoothing. */
    public NDArray loss(Batch source, int[][] labels, Dropout dropout, CrossEntropy entropy) {
        return entropy.of(flatLogits(source, labels, dropout), flat(labels));
    }

    /**
     * Cross entropy of each place, [rows × width]; of places where none counts it is of no meaning.
     *
     * @param labels rows of equal length with the pieces to write, {@link Losses#IGNORED} where none counts
     */
    public NDArray losses(Batch source, int[][] labels, Dropout dropout) {
        long[] wanted = Arrays.stream(flat(labels))
                .mapToLong(label -> Math.max(0, label))
                .toArray();
        NDArray index = Ops.longs(source.manager(), wanted, wanted.length, 1);
        return Ops.scale(Ops.pick(Ops.logSoftmax(flatLogits(source, labels, dropout)), index), -1);
    }

    private NDArray flatLogits(Batch source, int[][] labels, Dropout dropout) {
        Target target = Target.of(source.manager(), shifted(labels), 0);
        NDArray logits = logits(target, read(source, dropout), null, dropout);
        return Ops.reshape(
                logits,
                (long) labels.length * labels[0].length,
                logits.getShape().get(2));
    }

    private static int[] flat(int[][] labels) {
        return Arrays.stream(labels).flatMapToInt(Arrays::stream).toArray();
    }

    /** What the decoder reads while it learns to write labels: the start, then all of them but the last. */
    public int[][] shifted(int[][] labels) {
        return shifted(labels, start, pad);
    }

    static int[][] shifted(int[][] labels, int start, int pad) {
        int[][] shifted = new int[labels.length][];
        for (int row = 0; row < labels.length; row++) {
            shifted[row] = new int[labels[row].length];
            shifted[row][0] = start;
            for (int i = 1; i < labels[row].length; i++) {
                int before = labels[row][i - 1];
                shifted[row][i] = before == Losses.IGNORED ? pad : before;
            }
        }
        return shifted;
    }
}
