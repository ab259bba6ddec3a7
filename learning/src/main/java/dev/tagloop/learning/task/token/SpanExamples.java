package dev.tagloop.learning.task.token;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.convert.RowTasks;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanReading;
import dev.tagloop.labelstudio.convert.SpanWriter;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.task.ProjectExamples;
import java.util.List;
import java.util.Optional;

/** Labelled texts in a project whose config has labels for plain text. */
final class SpanExamples implements ProjectExamples<LabeledText> {
    private final LabelConfig config;
    private final SpanReader reader;
    private final SpanWriter writer;

    SpanExamples(LabelConfig config) {
        this.config = config;
        this.reader = SpanReader.of(config);
        this.writer = SpanWriter.of(config);
    }

    @Override
    public Reading<LabeledText> read(Task task, List<Region> regions) {
        SpanReading reading = reader.read(task, regions);
        return new Reading<>(
                Optional.of(reading.withoutLoneSurrogates()),
                reading.notes().stream().map(Object::toString).toList());
    }

    @Override
    public String text(Task task) {
        return LoneSurrogates.replace(reader.text(task)).text();
    }

    @Override
    public JsonObject data(LabeledText example) {
        return RowTasks.of("", config)
                .fromText(example.text(), 0)
                .json()
                .object("data")
                .orElseThrow();
    }

    @Override
    public List<? extends Region> regions(LabeledText example) {
        return writer.regions(example);
    }
}
