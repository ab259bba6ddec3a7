package dev.tagloop.models;

import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A question with the part of its text that a model reads at once, without padding. All lists have one entry a token.
 *
 * @param ids rows of the vocabulary
 * @param types the segment of each token, for models that tell segments apart
 * @param shapes rows of {@link WordShape}
 * @param allowed tokens that may be in an answer, and the first one, which stands for no answer
 * @param spans where the tokens of the text lie, in code points; read for allowed tokens alone
 * @param words the word of each token of the text, counted from 0; -1 for all others
 */
public record QuestionWindow(
        int[] ids, int[] types, int[] shapes, boolean[] allowed, List<CodePointSpan> spans, int[] words) {
    /** The position that stands for no answer. */
    public static final int NO_ANSWER = 0;

    /**
     * The tokens of an answer.
     *
     * @param start the first one
     * @param end the last one
     */
    public record Tokens(int start, int end) {
        /** No answer. */
        public static final Tokens NONE = new Tokens(NO_ANSWER, NO_ANSWER);
    }

    /** Takes the arrays as they are: nobody changes them. */
    public QuestionWindow {
        // List.copyOf refuses the nulls of special tokens.
        spans = Collections.unmodifiableList(new ArrayList<>(spans));
    }

    static QuestionWindow of(PairEncoding pair) {
        int[] sequences = pair.sequences();
        int[] words = pair.encoding().wordIds();
        boolean[] allowed = new boolean[sequences.length];
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = i == NO_ANSWER || sequences[i] == 1;
            words[i] = sequences[i] == 1 ? words[i] : -1;
        }
        return new QuestionWindow(
                pair.encoding().ids(),
                pair.types(),
                pair.encoding().wordShapes(),
                allowed,
                pair.encoding().spans(),
                words);
    }

    /** Number of tokens. */
    public int size() {
        return ids.length;
    }

    /** The tokens of an answer; {@link Tokens#NONE} if it does not lie in this window as a whole. */
    public Tokens tokens(CodePointSpan answer) {
        int start = -1;
        int end = -1;
        boolean before = false;
        boolean after = false;
        for (int i = 1; i < allowed.length; i++) {
            if (allowed[i]) {
                CodePointSpan span = spans.get(i);
                before |= span.start() <= answer.start();
                after |= span.end() >= answer.end();
                if (span.overlaps(answer)) {
                    start = start < 0 ? i : start;
                    end = i;
                }
            }
        }
        return start >= 0 && before && after ? new Tokens(start, end) : Tokens.NONE;
    }

    ModelInput input() {
        return new ModelInput(ids, types, shapes);
    }
}
