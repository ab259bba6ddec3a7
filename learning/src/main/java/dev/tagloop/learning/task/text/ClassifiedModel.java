package dev.tagloop.learning.task.text;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.combination.JudgedPrediction;
import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.evaluation.Batches;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.Claim;
import dev.tagloop.learning.task.ScoredAnswer;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TaskPredictor;
import dev.tagloop.models.ScoredLabel;
import dev.tagloop.models.TextClassificationPipeline;
import java.util.ArrayList;
import java.util.List;

/** A text classifier of any problem type. */
public final class ClassifiedModel implements TaskModel<ClassifiedText> {

    /** From this probability on a text has a label beside others. */
    public static final double THRESHOLD = 0.5;

    private static final int BATCH = 64;

    private final TextScorer scorer;

    /** @param pipeline closed with this */
    public ClassifiedModel(TextClassificationPipeline pipeline) {
        this(TextScorer.of(pipeline));
    }

    /** @param scorer closed with this */
    public ClassifiedModel(TextScorer scorer) {
        this.scorer = scorer;
    }

    /** What it answers. */
    public ProblemType type() {
        return scorer.type();
    }

    @Override
    public List<String> labels() {
        return scorer.labels();
    }

    /** All scores of each text, the best first. @param pairs the second text of each; null for none */
    public List<List<ScoredLabel>> scores(List<String> texts, List<String> pairs) {
        return scorer.scores(texts, pairs);
    }

    /** The labels that a text gets: the best one, or all that are likely enough. */
    public List<ScoredLabel> chosen(List<ScoredLabel> scores) {
        return type() == ProblemType.MULTI_LABEL_CLASSIFICATION
                ? scores.stream().filter(label -> label.score() >= THRESHOLD).toList()
                : scores.subList(0, 1);
    }

    /** The example with this model's answer. */
    ClassifiedText answered(ClassifiedText example, List<ScoredLabel> scores) {
        List<String> labels = chosen(scores).stream().map(ScoredLabel::label).toList();
        ClassifiedText answer = switch (type()) {
            case REGRESSION ->
                ClassifiedText.number(example.text(), scores.getFirst().score());
            case SINGLE_LABEL_CLASSIFICATION -> ClassifiedText.single(example.text(), labels.getFirst());
            case MULTI_LABEL_CLASSIFICATION -> ClassifiedText.several(example.text(), labels);
        };
        return answer.withPair(example.pair());
    }

    @Override
    public List<ScoredAnswer<ClassifiedText>> score(
            List<ClassifiedText> examples, Progress progress, CancelToken cancel) {
        return Batches.ask("Evaluating", examples, BATCH, this::answered, progress, cancel);
    }

    private List<ScoredAnswer<ClassifiedText>> answered(List<ClassifiedText> batch) {
        List<List<ScoredLabel>> scores = scores(
                batch.stream().map(ClassifiedText::text).toList(),
                batch.stream().map(ClassifiedText::pair).toList());
        List<ScoredAnswer<ClassifiedText>> answered = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            answered.add(new ScoredAnswer<>(answered(batch.get(i), scores.get(i)), claims(scores.get(i))));
        }
        return answered;
    }

    /** A number has no score; of several labels each that is given has one. */
    private List<Claim<ClassifiedText>> claims(List<ScoredLabel> scores) {
        return switch (type()) {
            case REGRESSION -> List.of();
            case SINGLE_LABEL_CLASSIFICATION ->
                List.of(new Claim<>(ScaledScorer.logits(scores), gold -> place(scores, gold.labels())));
            case MULTI_LABEL_CLASSIFICATION ->
                chosen(scores).stream()
                        .map(label -> Claim.<ClassifiedText>of(
                                label.score(), gold -> gold.labels().contains(label.label())))
                        .toList();
        };
    }

    private static int place(List<ScoredLabel> scores, List<String> right) {
        for (int i = 0; i < scores.size(); i++) {
            if (right.contains(scores.get(i).label())) {
                return i;
            }
        }
        return JudgedPrediction.ELSEWHERE;
    }

    @Override
    public ClassifiedModel at(TemperatureScaling scaling) {
        return new ClassifiedModel(scorer.at(scaling));
    }

    @Override
    public TaskPredictor in(LabelConfig config, LabelMap labels) {
        return new ClassifiedPredictor(this, AnswerControl.of(config, type()), labels);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
