package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tags tokens with B-, I- and O as the original does: spans take turns in the order of their starts, each has the tokens that it touches
 * and that begin before its end, and the next has what is left. So a span inside a longer one, or between tokens, leaves no trace.
 */
final class TokenTags {
    private static final String OUTSIDE = "O";

    private TokenTags() {}

    /** A labelled stretch; without a label it makes its tokens O. */
    private record Span(long start, long end, Optional<String> label) {
        boolean touches(CodePointSpan token) {
            return start < token.end() && end > token.start();
        }
    }

    /**
     * One tag a token.
     *
     * @param values the values of regions; when one of them has no place, nothing is tagged
     */
    static List<String> of(List<CodePointSpan> tokens, List<JsonObject> values) {
        List<Span> spans =
                values.stream().flatMap(value -> span(value).stream()).toList();
        if (spans.size() != values.size()) {
            return tokens.stream().map(token -> OUTSIDE).toList();
        }
        Iterator<Span> rest =
                spans.stream().sorted(Comparator.comparingLong(Span::start)).iterator();
        Span current = rest.hasNext() ? rest.next() : null;
        String prefix = "B-";
        List<String> tags = new ArrayList<>();
        for (CodePointSpan token : tokens) {
            while (current != null && token.start() >= current.end() && rest.hasNext()) {
                current = rest.next();
                prefix = "B-";
            }
            if (current != null && current.label().isPresent() && current.touches(token)) {
                tags.add(prefix + current.label().get());
                prefix = "I-";
            } else {
                tags.add(OUTSIDE);
            }
        }
        return tags;
    }

    private static Optional<Span> span(JsonObject value) {
        OptionalLong start = value.integer("start");
        OptionalLong end = value.integer("end");
        return start.isPresent() && end.isPresent()
                ? Optional.of(new Span(
                        start.getAsLong(),
                        end.getAsLong(),
                        value.texts("labels").stream().findFirst()))
                : Optional.empty();
    }
}
