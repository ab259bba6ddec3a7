package dev.tagloop.learning.task.question;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.AnswerReader;
import dev.tagloop.labelstudio.convert.AnswerWriter;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.task.InputPredictor;
import dev.tagloop.learning.task.TaskPrediction;
import dev.tagloop.models.Answer;
import dev.tagloop.models.QuestionAnsweringPipeline.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers become marked stretches of the text with their score, or the choice that there is none. */
final class QuestionPredictor extends InputPredictor<Query> {
    private final QuestionModel model;
    private final AnswerReader reader;
    private final AnswerWriter writer;

    QuestionPredictor(QuestionModel model, LabelConfig config) {
        this.model = model;
        this.reader = AnswerReader.of(config);
        this.writer = AnswerWriter.of(config);
    }

    @Override
    protected Query input(Task task) {
        return new Query(reader.question(task), reader.context(task));
    }

    @Override
    protected List<TaskPrediction> answers(List<Query> queries) {
        List<Optional<Answer>> answers = model.answers(queries);
        List<TaskPrediction> predictions = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            Query query = queries.get(i);
            predictions.add(
                    answers.get(i).map(answer -> prediction(query, answer)).orElse(TaskPrediction.NOTHING));
        }
        return predictions;
    }

    private TaskPrediction prediction(Query query, Answer answer) {
        // Equal answers at several places add up to a little more than 1.
        double score = Math.min(1, answer.score());
        return new TaskPrediction(
                answer.span().isEmpty() ? writer.noAnswer(score) : writer.answer(query.context(), answer.span(), score),
                OptionalDouble.of(score),
                List.of());
    }
}
