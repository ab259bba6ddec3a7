package dev.tagloop.training.internal.generation;

import dev.tagloop.training.GenerationSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One text for each row: always the most probable piece, or one that is drawn. */
final class SingleSearch {

    private final GenerationSettings settings;
    private final SpecialPieces pieces;
    private final List<ScoreRule> rules;
    private final Choice choice;

    /** Takes a piece by the scores of all. */
    @FunctionalInterface
    interface Choice {
        /** The number of a piece. */
        int of(float[] scores);
    }

    SingleSearch(GenerationSettings settings, SpecialPieces pieces, List<ScoreRule> rules, Choice choice) {
        this.settings = settings;
        this.pieces = pieces;
        this.rules = rules;
        this.choice = choice;
    }

    /** The most probable piece. */
    static int best(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }

    /**
     * Writes.
     *
     * @param rows texts in all, {@code copies} for each input
     */
    List<Written> run(StepScores steps, int rows, int copies) {
        int[][] texts = new int[rows][];
        Arrays.setAll(texts, row -> new int[] {pieces.start()});
        boolean[] ended = new boolean[rows];
        int[] same = new int[rows];
        Arrays.setAll(same, row -> row);
        int left = rows;
        for (int length = 1; length < settings.longest() && left > 0; length++) {
            int[] last =
                    Arrays.stream(texts).mapToInt(text -> text[text.length - 1]).toArray();
            float[][] scores = steps.next(last, false);
            for (int row = 0; row < rows; row++) {
                if (ended[row]) {
                    continue;
                }
                int[] text = texts[row];
                for (ScoreRule rule : rules) {
                    rule.apply(row / copies, text, scores[row]);
                }
                int piece = choice.of(scores[row]);
                texts[row] = Arrays.copyOf(text, text.length + 1);
                texts[row][text.length] = piece;
                if (pieces.isEnd(piece)) {
                    ended[row] = true;
                    left--;
                }
            }
            steps.advance(same);
        }
        List<Written> written = new ArrayList<>();
        for (int[] text : texts) {
            written.add(new Written(text, Double.NaN));
        }
        return written;
    }
}
