package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.rows.JoinedTokens;
import dev.tagloop.core.rows.Joining;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence of a CoNLL file.
 *
 * @param line its first line
 * @param words its words
 * @param tags their tags
 * @param gaps what stands in front of the first word and behind each one; empty where the file does not tell
 * @param keepsEnd whether a blank behind the last word belongs to the text
 * @param begins whether a document begins with it
 * @param field where it is broken
 * @param problem why it cannot be had; empty if it can
 */
record ConllSentence(
        long line,
        List<String> words,
        List<String> tags,
        List<String> gaps,
        boolean keepsEnd,
        boolean begins,
        String field,
        String problem) {
    /** The text, as the file tells it, else with a blank between words, save in scripts that have none. */
    JoinedTokens joined() {
        if (gaps.isEmpty()) {
            return JoinedTokens.of(words, Joining.BY_SCRIPT);
        }
        StringBuilder text = new StringBuilder(gaps.getFirst());
        List<CodePointSpan> spans = new ArrayList<>(words.size());
        int at = length(gaps.getFirst());
        for (int i = 0; i < words.size(); i++) {
            int end = at + length(words.get(i));
            spans.add(new CodePointSpan(at, end));
            String gap = gaps.get(i + 1);
            // Most files mean a blank behind the last word to part two sentences.
            boolean kept = keepsEnd || i + 1 < words.size() || !gap.equals(" ");
            text.append(words.get(i)).append(kept ? gap : "");
            at = end + length(gap);
        }
        return new JoinedTokens(text.toString(), spans);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
