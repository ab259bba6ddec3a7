package dev.tagloop.learning.learner.memory;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import dev.tagloop.learning.internal.WordEdges;
import java.util.ArrayList;
import java.util.List;

/** A labelled text, ready to be searched for forms. */
final class RememberedText {
    private final LabeledText source;
    private final WordEdges edges;
    private final List<Labelled> labelled;

    /** A labelled stretch in UTF-16 units, blanks at its ends left out. */
    private record Labelled(int start, int end, String label) {}

    RememberedText(LabeledText source) {
        this.source = source;
        this.edges = WordEdges.of(source.text());
        this.labelled = labelled(source);
    }

    private static List<Labelled> labelled(LabeledText source) {
        Text text = source.asText();
        List<Labelled> all = new ArrayList<>();
        for (LabeledSpan span : source.spans()) {
            Utf16Span units = text.toUtf16(span.span());
            String words = text.slice(units);
            int start = units.start() + words.length() - words.stripLeading().length();
            int end = start + words.strip().length();
            all.add(new Labelled(start, end, span.label()));
        }
        return all;
    }

    LabeledText source() {
        return source;
    }

    int length() {
        return source.text().length();
    }

    /** The forms that are labelled here as whole words. */
    List<String> forms() {
        return labelled.stream()
                .filter(one -> one.start() < one.end() && edges.enclose(one.start(), one.end()))
                .map(one -> source.text().substring(one.start(), one.end()))
                .filter(RememberedText::isMemorable)
                .distinct()
                .toList();
    }

    /** A word of one character tells nothing where any character may begin a word, and punctuation never does. */
    private static boolean isMemorable(String form) {
        if (form.length() > StringMemory.LONGEST_FORM) {
            return false;
        }
        int first = form.codePointAt(0);
        boolean single = form.codePointCount(0, form.length()) == 1;
        return !(single && WordEdges.isWithoutBlanks(first))
                && form.codePoints()
                        .anyMatch(point ->
                                Character.isLetterOrDigit(point) || Character.getType(point) == Character.OTHER_SYMBOL);
    }

    /** Counts the occurrences of all forms of an index, or takes them back. @param times 1 or -1 */
    void count(FormIndex index, int times) {
        index.scan(source.text(), edges, (form, start, end) -> count(form, start, end, times));
    }

    /** Counts the occurrences of one form; the same as for an index, and faster for a few forms. */
    void count(Form form) {
        String text = source.text();
        for (int at = text.indexOf(form.text()); at >= 0; at = text.indexOf(form.text(), at + 1)) {
            int end = at + form.text().length();
            if (edges.enclose(at, end)) {
                count(form, at, end, 1);
            }
        }
    }

    private void count(Form form, int start, int end, int times) {
        boolean found = false;
        for (Labelled one : labelled) {
            if (one.start() == start && one.end() == end) {
                form.count(one.label(), times);
                found = true;
            }
        }
        if (!found) {
            form.countUnlabelled(times);
        }
    }
}
