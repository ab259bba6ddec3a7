package dev.tagloop.core.rows;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.LoneSurrogates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text made of tokens, with the place of each: {@code text} at {@code spans.get(i)} is token {@code i}, whatever it holds. An empty token
 * has an empty span. Lone surrogates become U+FFFD before they are joined, so that two of them cannot make a character.
 *
 * @param text the text
 * @param spans where each token stands, in code points
 */
public record JoinedTokens(String text, List<CodePointSpan> spans) {
    /** Copies the list. */
    public JoinedTokens {
        spans = List.copyOf(spans);
    }

    /** Joins tokens; one that is missing (null) counts as empty. */
    public static JoinedTokens of(List<String> tokens, Joining joining) {
        List<String> clean = tokens.stream()
                .map(token -> token == null ? "" : LoneSurrogates.replace(token).text())
                .toList();
        boolean[] blanks = joining.blanks(clean);
        StringBuilder text = new StringBuilder();
        List<CodePointSpan> spans = new ArrayList<>(clean.size());
        int position = 0;
        for (int i = 0; i < clean.size(); i++) {
            if (blanks[i]) {
                text.append(' ');
                position++;
            }
            String token = clean.get(i);
            text.append(token);
            int end = position + token.codePointCount(0, token.length());
            spans.add(new CodePointSpan(position, end));
            position = end;
        }
        return new JoinedTokens(text.toString(), spans);
    }

    /** Where the tokens from {@code start} up to, but without, {@code end} stand, empty ones at the borders left out. */
    public Optional<CodePointSpan> span(int start, int end) {
        List<CodePointSpan> filled = spans.subList(start, end).stream()
                .filter(span -> !span.isEmpty())
                .toList();
        return filled.isEmpty()
                ? Optional.empty()
                : Optional.of(new CodePointSpan(
                        filled.getFirst().start(), filled.getLast().end()));
    }
}
