package dev.tagloop.cli.transfer;

import dev.tagloop.cli.console.Console;
import dev.tagloop.learning.export.ExportReport;
import dev.tagloop.learning.export.LabelDataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what became of labels on their way into a data set. */
public final class DatasetReport {
    private static final int LINES = 10;

    private DatasetReport() {}

    /** A data set that was written to a folder, for {@code --json}. */
    record Written(long projectId, String folder, List<String> files, Map<String, Integer> rows, ExportReport report) {}

    /** Warns of what is not as it was labelled, the first lines of each kind. */
    public static void warn(Console console, LabelDataset dataset) {
        ExportReport report = dataset.report();
        warn(console, report.notes());
        if (report.snapped() + report.dropped() > 0) {
            console.warn(
                    "%,d of %,d spans do not fall on the edges of words: in ner_tags %,d were moved and %,d are missing;"
                                    .formatted(
                                            report.snapped() + report.dropped(),
                                            report.spans(),
                                            report.snapped(),
                                            report.dropped())
                            + " the column spans has them as they were marked.");
            warn(console, report.changes());
        }
    }

    private static void warn(Console console, List<String> lines) {
        lines.stream().limit(LINES).forEach(console::warn);
        if (lines.size() > LINES) {
            console.warn("and %,d more of this kind (--json has all)".formatted(lines.size() - LINES));
        }
    }

    /** The rows of each split. */
    public static Map<String, Integer> rows(LabelDataset dataset) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        dataset.splits().splits().forEach((name, split) -> rows.put(name, split.size()));
        return rows;
    }
}
