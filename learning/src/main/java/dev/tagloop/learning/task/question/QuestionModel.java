package dev.tagloop.learning.task.question;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.evaluation.Batches;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TaskPredictor;
import dev.tagloop.models.Answer;
import dev.tagloop.models.BestAnswer;
import dev.tagloop.models.QuestionAnsweringOptions;
import dev.tagloop.models.QuestionAnsweringPipeline;
import dev.tagloop.models.QuestionAnsweringPipeline.Query;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A model that answers questions; it says that there is no answer where its own threshold says so. */
public final class QuestionModel implements TaskModel<AnsweredQuestion> {
    private static final int BATCH = 32;
    private static final QuestionAnsweringOptions OPTIONS = QuestionAnsweringOptions.defaults();

    private final QuestionAnsweringPipeline pipeline;

    /** @param pipeline closed with this */
    public QuestionModel(QuestionAnsweringPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public List<String> labels() {
        return List.of();
    }

    /**
     * The answers to act on, in the order of the queries; empty for a question that leaves no room for a text beside it.
     */
    public List<Optional<Answer>> answers(List<Query> queries) {
        boolean[] readable = new boolean[queries.size()];
        List<Query> asked = new ArrayList<>();
        for (int i = 0; i < readable.length; i++) {
            readable[i] = pipeline.canRead(queries.get(i).question(), OPTIONS);
            if (readable[i]) {
                asked.add(queries.get(i));
            }
        }
        Iterator<BestAnswer> best =
                (asked.isEmpty() ? List.<BestAnswer>of() : pipeline.best(asked, OPTIONS)).iterator();
        List<Optional<Answer>> answers = new ArrayList<>();
        for (boolean one : readable) {
            answers.add(one ? Optional.of(best.next().decide(pipeline.noAnswerThreshold())) : Optional.empty());
        }
        return answers;
    }

    @Override
    public List<AnsweredQuestion> predict(List<AnsweredQuestion> examples, Progress progress, CancelToken cancel) {
        return Batches.ask("Evaluating", examples, BATCH, this::answered, progress, cancel);
    }

    private List<AnsweredQuestion> answered(List<AnsweredQuestion> batch) {
        List<Optional<Answer>> answers = answers(batch.stream()
                .map(example -> new Query(example.question(), example.context()))
                .toList());
        List<AnsweredQuestion> answered = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            answered.add(answered(batch.get(i), answers.get(i)));
        }
        return answered;
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
