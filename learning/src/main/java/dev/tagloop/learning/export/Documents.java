package dev.tagloop.learning.export;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanReading;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;

/** Reads labelled texts as files can hold them. */
final class Documents {
    private Documents() {}

    static LabeledText read(SpanReader reader, Task task, List<Region> regions, ExportReport.Builder report) {
        SpanReading reading = reader.read(task, regions);
        reading.notes().forEach(note -> report.note(TaskName.of(task) + ": " + note));
        return reading.withoutLoneSurrogates();
    }
}
