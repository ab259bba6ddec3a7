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
    private final TokenClassificationPipeline pipeline;

    /** @param pipeline closed with this */
    public SpanModel(TokenClassificationPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public List<String> labels() {
        return pipeline.labels();
    }

    @Override
    public List<LabeledText> predict(List<LabeledText> examples, Progress progress, CancelToken cancel) {
        List<List<LabeledSpan>> spans = ModelEvaluator.predict(
                pipeline, examples.stream().map(LabeledText::text).toList(), progress, cancel);
        List<LabeledText> predicted = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            predicted.add(new LabeledText(examples.get(i).text(), spans.get(i)));
        }
        return predicted;
    }

    @Override
    public TaskPredictor in(LabelConfig config, LabelMap labels) {
        return new SpanPredictor(pipeline, new TaskEntities(config, labels));
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
