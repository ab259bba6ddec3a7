package dev.tagloop.learning.task.writing;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.evaluation.Batches;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.ScoredAnswer;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TaskPredictor;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.training.Text2Text;
import dev.tagloop.training.WritingTask;
import java.util.List;
import java.util.stream.IntStream;

/** A model that writes, or an encoder that chooses sentences. */
public final class WrittenModel implements TaskModel<TextPair> {
    private static final int BATCH = 8;

    private final TextWriter writer;

    private WrittenModel(TextWriter writer) {
        this.writer = writer;
    }

    /**
     * A model of either kind.
     *
     * @param work what a model that writes is asked for
     * @throws dev.tagloop.models.ModelFormatException if it is of neither
     */
    public static WrittenModel of(WritingTask work, Checkpoint model, PipelineSettings settings) {
        return new WrittenModel(
                Text2Text.canLoad(model) ? new ModelWriter(work, model) : new ExtractWriter(model, settings));
    }

    @Override
    public List<String> labels() {
        return List.of();
    }

    /** What is written about each text. */
    public List<String> write(List<String> sources) {
        return writer.write(sources);
    }

    @Override
    public List<ScoredAnswer<TextPair>> score(List<TextPair> examples, Progress progress, CancelToken cancel) {
        List<String> sources = examples.stream().map(TextPair::source).toList();
        List<String> texts = Batches.ask("Writing", sources, BATCH, this::write, progress, cancel);
        return IntStream.range(0, texts.size())
                .mapToObj(i -> ScoredAnswer.unscored(TextPair.of(sources.get(i), texts.get(i))))
                .toList();
    }

    @Override
    public TaskPredictor in(LabelConfig config, LabelMap labels) {
        return new WrittenPredictor(writer, config);
    }

    @Override
    public void close() {
        writer.close();
    }
}
