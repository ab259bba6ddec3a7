package dev.tagloop.learning.task.writing;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.labelstudio.convert.WritingReader;
import dev.tagloop.labelstudio.convert.WritingWriter;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.task.ProjectExamples;
import java.util.List;
import java.util.OptionalDouble;

/** Texts and what is written about them in a project whose config has a text area. */
final class WrittenExamples implements ProjectExamples<TextPair> {
    private final WritingReader reader;
    private final WritingWriter writer;

    WrittenExamples(LabelConfig config) {
        this.reader = WritingReader.of(config);
        this.writer = WritingWriter.of(config);
    }

    @Override
    public Reading<TextPair> read(Task task, List<Region> regions) {
        return new Reading<>(reader.read(task, regions), List.of());
    }

    @Override
    public String text(Task task) {
        return reader.source(task);
    }

    @Override
    public JsonObject data(TextPair example) {
        return writer.data(example.source());
    }

    @Override
    public List<? extends Region> regions(TextPair example) {
        return List.of(writer.region(example.target(), OptionalDouble.empty()));
    }
}
