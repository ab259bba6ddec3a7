package dev.tagloop.training.internal.generation;

import dev.tagloop.training.GenerationSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rules that settings ask for, in the order in which the original applies them. */
final class ScoreRules {

    private ScoreRules() {}

    /**
     * All rules.
     *
     * @param sources the inputs, padded to one length as the original does: its padding counts as text of the input
     */
    static List<ScoreRule> of(GenerationSettings settings, SpecialPieces pieces, int[][] sources) {
        List<ScoreRule> rules = new ArrayList<>();
        if (settings.repetitionPenalty() != 1) {
            rules.add(repetition((float) settings.repetitionPenalty()));
        }
        if (settings.noRepeatNgramSize() > 0) {
            int size = settings.noRepeatNgramSize();
            rules.add((input, written, scores) -> ban(written, written, size, scores));
        }
        if (settings.encoderNoRepeatNgramSize() > 0) {
            int size = settings.encoderNoRepeatNgramSize();
            rules.add((input, written, scores) -> ban(sources[input], written, size, scores));
        }
        if (settings.shortest() > 0) {
            rules.add((input, written, scores) -> {
                if (written.length < settings.shortest()) {
                    pieces.ends().forEach(end -> scores[end] = Float.NEGATIVE_INFINITY);
                }
            });
        }
        if (pieces.forcedFirst() >= 0) {
            rules.add(force(1, pieces.forcedFirst()));
        }
        if (pieces.forcedLast() >= 0) {
            rules.add(force(settings.longest() - 1, pieces.forcedLast()));
        }
        return rules;
    }

    private static ScoreRule repetition(float penalty) {
        return (input, written, scores) -> Arrays.stream(written)
                .distinct()
                .forEach(
                        piece -> scores[piece] = scores[piece] < 0 ? scores[piece] * penalty : scores[piece] / penalty);
    }

    /** No piece may complete a run of {@code size} pieces that stands in {@code text}. */
    private static void ban(int[] text, int[] written, int size, float[] scores) {
        int known = size - 1;
        if (written.length < known) {
            return;
        }
        int from = written.length - known;
        for (int i = 0; i + known < text.length; i++) {
            if (Arrays.equals(text, i, i + known, written, from, written.length)) {
                scores[text[i + known]] = Float.NEGATIVE_INFINITY;
            }
        }
    }

    private static ScoreRule force(int length, int piece) {
        return (input, written, scores) -> {
            if (written.length == length) {
                Arrays.fill(scores, Float.NEGATIVE_INFINITY);
                scores[piece] = 0;
            }
        };
    }
}
