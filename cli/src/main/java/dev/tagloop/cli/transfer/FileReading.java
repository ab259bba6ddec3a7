package dev.tagloop.cli.transfer;

import dev.tagloop.labelstudio.convert.read.ReadReport;
import dev.tagloop.labelstudio.convert.read.RowError;
import dev.tagloop.labelstudio.convert.read.RowNote;
import dev.tagloop.labelstudio.model.NewTask;
import java.util.List;

/**
 * What a file would give.
 *
 * @param report the numbers
 * @param config the label config that its tasks are for
 * @param errors the first rows that cannot become tasks
 * @param notes the first things to know about rows that can
 * @param noted how many such things there are
 * @param first the first tasks
 */
record FileReading(
        ReadReport report, String config, List<RowError> errors, List<RowNote> notes, long noted, List<NewTask> first) {
    /** Copies the lists. */
    FileReading {
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
        first = List.copyOf(first);
    }
}
