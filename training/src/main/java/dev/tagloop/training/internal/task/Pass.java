package dev.tagloop.training.internal.task;

import ai.djl.ndarray.NDManager;
import dev.tagloop.training.internal.data.CompactVocabulary;
import dev.tagloop.training.internal.heads.CrossEntropy;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.FrozenStates;
import dev.tagloop.training.internal.tensor.Dropout;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One way of a batch through a model.
 *
 * @param manager everything that is computed belongs to it; closed after the step
 * @param dropout of this step; none where nothing is learned
 * @param vocabulary which row of the table of word pieces an id has
 * @param pad the id of padding, in the full vocabulary
 * @param entropy the loss where a class is right
 * @param random whatever else a step needs by chance; follows from the seed and the number of the step
 * @param frozen what frozen layers have said; null where nothing is remembered
 */
public record Pass(
        NDManager manager,
        Dropout dropout,
        CompactVocabulary vocabulary,
        int pad,
        CrossEntropy entropy,
        SplittableRandom random,
        FrozenStates frozen) {

    /**
     * Sequences padded to the longest of them.
     *
     * @param ids in the full vocabulary
     * @param types segment of each piece; null for all 0
     * @param shapes word shape of each piece; null when the model has none
     */
    public Batch batch(int[][] ids, int[][] types, int[][] shapes) {
        int[][] rows = rows(ids);
        Batch batch = Batch.of(manager, rows, types, shapes, vocabulary.row(pad));
        return frozen == null ? batch : batch.above(frozen.rows(rows, types, shapes));
    }

    /** The rows of ids. */
    public int[][] rows(int[][] ids) {
        int[][] rows = new int[ids.length][];
        for (int i = 0; i < ids.length; i++) {
            rows[i] = Arrays.stream(ids[i]).map(vocabulary::row).toArray();
        }
        return rows;
    }
}
