package dev.tagloop.learning.task.token;

import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.learning.internal.TaskEntities;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.Claim;
import dev.tagloop.learning.task.ScoredAnswer;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TaskPredictor;
import dev.tagloop.models.Entity;
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
    public List<ScoredAnswer<LabeledText>> score(List<LabeledText> examples, Progress progress, CancelToken cancel) {
        List<List<Entity>> found = ModelEvaluator.find(
                finder::find, examples.stream().map(LabeledText::text).toList(), progress, cancel);
        List<ScoredAnswer<LabeledText>> answers = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            answers.add(answer(examples.get(i).text(), found.get(i)));
        }
        return answers;
    }

    private static ScoredAnswer<LabeledText> answer(String text, List<Entity> entities) {
        List<LabeledSpan> spans = new ArrayList<>();
        List<Claim<LabeledText>> claims = new ArrayList<>();
        for (Entity entity : entities) {
            LabeledSpan span = new LabeledSpan(entity.span(), entity.label());
            spans.add(span);
            claims.add(Claim.of(entity.score(), gold -> gold.spans().contains(span)));
        }
        return new ScoredAnswer<>(new LabeledText(text, spans), claims);
    }

    @Override
    public SpanModel at(TemperatureScaling scaling) {
        return new SpanModel(finder.at(scaling));
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
