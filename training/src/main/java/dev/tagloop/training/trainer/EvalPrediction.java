package dev.tagloop.training.trainer;

import dev.tagloop.core.alignment.PieceLabels;
import dev.tagloop.training.internal.task.ClassScores;
import java.util.ArrayList;
import java.util.List;

/**
 * What a token classifier said about the evaluation part, for a metric to judge.
 *
 * @param predictions the scores before the softmax: for each example [piece][class]
 * @param labelIds for each example the class number of each piece, -100 where none counts
 */
public record EvalPrediction(List<float[][]> predictions, List<int[]> labelIds) {
    /** The class number of a piece that does not count. */
    public static final int IGNORED = PieceLabels.IGNORED;

    /** The labels that count, by name, an example a list. */
    public List<List<String>> labels(List<String> names) {
        List<List<String>> all = new ArrayList<>();
        for (int[] ids : labelIds) {
            List<String> one = new ArrayList<>();
            for (int id : ids) {
                if (id != IGNORED) {
                    one.add(names.get(id));
                }
            }
            all.add(one);
        }
        return all;
    }

    /** The most likely label of each piece that counts, by name, an example a list. */
    public List<List<String>> predicted(List<String> names) {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < labelIds.size(); i++) {
            List<String> one = new ArrayList<>();
            for (int piece = 0; piece < labelIds.get(i).length; piece++) {
                if (labelIds.get(i)[piece] != IGNORED) {
                    one.add(names.get(ClassScores.argMax(predictions.get(i)[piece])));
                }
            }
            all.add(one);
        }
        return all;
    }
}
