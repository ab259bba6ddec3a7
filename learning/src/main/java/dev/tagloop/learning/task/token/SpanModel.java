package dev.tagloop.learning.task.token;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.learning.internal.TaskEntities;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TaskPredictor;
import dev.tagloop.models.TokenClassificationPipeline;
import java.util.ArrayList;
import java.util.List;

/** A token classifier. */
public final class SpanModel implements TaskModel<LabeledText> {
    private final EntityFinder finder;

    /** @param pipeline closed with this */
    public SpanModel(TokenClassificationPipeline pipeline) {
        this(EntityFinder.of(pipeline));
    }

    /** @param finder closed with this */
    public SpanModel(EntityFinder finder) {
        this.finder = finder;
    }

    @Override
    public List<String> labels() {
        return finder.labels();
    }

    /** What is asked; it stays open as long as this. */
    public EntityFinder finder() {
        return finder;
    }

    @Override
    public List<LabeledText> predict(List<LabeledText> examples, Progress progress, CancelToken cancel) {
        List<List<LabeledSpan>> spans = ModelEvaluator.predict(
                finder::find, examples.stream().map(LabeledText::text).toList(), progress, cancel);
        List<LabeledText> predicted = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            predicted.add(new LabeledText(examples.get(i).text(), spans.get(i)));
        }
        return predicted;
    }

    @Override
    public TaskPredictor in(LabelConfig config, LabelMap labels) {
        return new SpanPredictor(finder, new TaskEntities(config, labels));
    }

    @Override
    public void close() {
        finder.close();
    }
}
