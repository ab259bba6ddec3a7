package dev.tagloop.learning.task.question;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.metrics.AnswerScores;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.evaluation.Batches;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.Claim;
import dev.tagloop.learning.task.ScoredAnswer;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TaskPredictor;
import dev.tagloop.models.Answer;
import dev.tagloop.models.QuestionAnsweringOptions;
import dev.tagloop.models.QuestionAnsweringPipeline;
import dev.tagloop.models.QuestionAnsweringPipeline.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model that answers questions; it says that there is no answer where its own threshold says so. */
public final class QuestionModel implements TaskModel<AnsweredQuestion> {
    private static final int BATCH = 32;
    private static final QuestionAnsweringOptions OPTIONS = QuestionAnsweringOptions.defaults();

    private final QuestionAnsweringPipeline pipeline;
    private final Optional<TemperatureScaling> scaling;

    /** @param pipeline closed with this */
    public QuestionModel(QuestionAnsweringPipeline pipeline) {
        this(pipeline, Optional.empty());
    }

    private QuestionModel(QuestionAnsweringPipeline pipeline, Optional<TemperatureScaling> scaling) {
        this.pipeline = pipeline;
        this.scaling = scaling;
    }

    @Override
    public List<String> labels() {
        return List.of();
    }

    /**
     * The answers to act on, in the order of the queries; empty for a question that leaves no room for a text beside it.
     */
    public List<Optional<Answer>> answers(List<Query> queries) {
        return Batches.askReadable(
                queries, query -> pipeline.canRead(query.question(), OPTIONS), Optional.empty(), this::best);
    }

    private List<Optional<Answer>> best(List<Query> queries) {
        return pipeline.best(queries, OPTIONS).stream()
                .map(best -> Optional.of(scaled(best.decide(pipeline.noAnswerThreshold()))))
                .toList();
    }

    private Answer scaled(Answer answer) {
        return scaling.map(chosen -> new Answer(answer.text(), chosen.probability(answer.score()), answer.span()))
                .orElse(answer);
    }

    @Override
    public QuestionModel at(TemperatureScaling chosen) {
        return new QuestionModel(pipeline, Optional.of(chosen));
    }

    @Override
    public List<ScoredAnswer<AnsweredQuestion>> score(
            List<AnsweredQuestion> examples, Progress progress, CancelToken cancel) {
        return Batches.ask("Evaluating", examples, BATCH, this::answered, progress, cancel);
    }

    private List<ScoredAnswer<AnsweredQuestion>> answered(List<AnsweredQuestion> batch) {
        List<Optional<Answer>> answers = answers(batch.stream()
                .map(example -> new Query(example.question(), example.context()))
                .toList());
        List<ScoredAnswer<AnsweredQuestion>> answered = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Optional<Answer> answer = answers.get(i);
            answered.add(new ScoredAnswer<>(
                    answered(batch.get(i), answer),
                    answer.map(QuestionModel::claim).stream().toList()));
        }
        return answered;
    }

    /** Right is what is exactly right by SQuAD's rules; that there is no answer, too. */
    private static Claim<AnsweredQuestion> claim(Answer answer) {
        return Claim.of(
                answer.score(),
                gold -> AnswerScores.Single.of(gold, answer.text()).exact() == 1);
    }

    private static AnsweredQuestion answered(AnsweredQuestion example, Optional<Answer> answer) {
        return new AnsweredQuestion(
                example.id(),
                example.question(),
                example.context(),
                answer.filter(found -> !found.span().isEmpty()).map(Answer::span).stream()
                        .toList());
    }

    @Override
    public TaskPredictor in(LabelConfig config, LabelMap labels) {
        return new QuestionPredictor(this, config);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
