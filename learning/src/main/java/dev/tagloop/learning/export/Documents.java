package dev.tagloop.learning.export;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanReading;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;

/** Reads labelled texts as files can hold them: a lone surrogate, which has no UTF-8, becomes U+FFFD and moves no offset. */
final class Documents {
    private Documents() {}

    static LabeledText read(SpanReader reader, Task task, List<Region> regions, ExportReport.Builder report) {
        SpanReading reading = reader.read(task, regions);
        reading.notes().forEach(note -> report.note(TaskName.of(task) + ": " + note));
        LabeledText text = reading.text();
        return new LabeledText(LoneSurrogates.replace(text.text()).text(), text.spans());
    }
}
