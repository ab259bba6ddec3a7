package dev.tagloop.learning.export;

import dev.tagloop.core.alignment.Alignment;
import dev.tagloop.core.alignment.AlignmentReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the labels on their way into a data set.
 *
 * @param tasks labelled tasks in the snapshot
 * @param rows rows of all splits
 * @param spans labelled spans
 * @param exact spans that fall on the edges of words
 * @param snapped spans that were widened or cut to the edges of words in {@code ner_tags}; {@code spans} has them exactly
 * @param dropped spans that no word carries, or whose words another one has; only {@code spans} has them
 * @param changes a line for each span that is not exact
 * @param notes what else a person should know, such as tasks that were left out and why
 */
public record ExportReport(
        int tasks, int rows, int spans, int exact, int snapped, int dropped, List<String> changes, List<String> notes) {

    /** Copies the lists. */
    public ExportReport {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /** Gathers the parts of a report. */
    static final class Builder {
        private final List<String> changes = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private int spans;
        private int exact;
        private int snapped;
        private int dropped;

        void note(String line) {
            notes.add(line);
        }

        /** Counts the spans of a task as they fell on its words. */
        void count(String task, Alignment alignment) {
            AlignmentReport report = alignment.report();
            spans += report.spans();
            exact += report.exact();
            snapped += report.snapped();
            dropped += report.dropped();
            report.changed().forEach(entry -> changes.add(line(task, entry)));
        }

        private static String line(String task, AlignmentReport.Entry entry) {
            String text = entry.toString();
            return task + text.substring(text.indexOf(':'));
        }

        ExportReport build(int tasks, int rows) {
            return new ExportReport(tasks, rows, spans, exact, snapped, dropped, changes, notes);
        }
    }
}
