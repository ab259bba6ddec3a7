package dev.tagloop.learning.task.writing;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.Text2TextPipeline;
import dev.tagloop.training.WritingTask;
import java.util.List;

/** A model that writes. Of a text that is longer than it reads, it reads the beginning, as when it was trained. */
final class ModelWriter implements TextWriter {
    private final Text2TextPipeline pipeline;

    ModelWriter(WritingTask work, Checkpoint model) {
        this.pipeline = Text2TextPipeline.of(work, model).truncation(true);
    }

    @Override
    public List<String> write(List<String> sources) {
        return pipeline.write(sources);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
