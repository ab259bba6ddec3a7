package dev.tagloop.labelstudio.adjudication;

import java.util.List;

/**
 * One way to decide a matter.
 *
 * @param marks what it would put into the result, as the first of its voices wrote it; none for "nothing here"
 * @param voices whose answer it is, in their order
 */
public record Option(List<Mark> marks, List<String> voices) {
    /** Copies both. */
    public Option {
        marks = List.copyOf(marks);
        voices = List.copyOf(voices);
    }

    /** Whether it says that there is nothing. */
    public boolean isNone() {
        return marks.isEmpty();
    }
}
