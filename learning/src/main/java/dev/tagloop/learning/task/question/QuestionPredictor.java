package dev.tagloop.learning.task.question;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.AnswerReader;
import dev.tagloop.labelstudio.convert.AnswerWriter;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.task.TaskPrediction;
import dev.tagloop.learning.task.TaskPredictor;
import dev.tagloop.models.Answer;
import dev.tagloop.models.QuestionAnsweringPipeline.Query;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers become marked stretches of the text with their score, or the choice that there is none. */
final class QuestionPredictor implements TaskPredictor {
    private static final TaskPrediction NOTHING = new TaskPrediction(List.of(), OptionalDouble.empty(), List.of());

    private final QuestionModel model;
    private final AnswerReader reader;
    private final AnswerWriter writer;

    QuestionPredictor(QuestionModel model, LabelConfig config) {
        this.model = model;
        this.reader = AnswerReader.of(config);
        this.writer = AnswerWriter.of(config);
    }

    @Override
    public boolean canRead(Task task) {
        return query(task).isPresent();
    }

    private Optional<Query> query(Task task) {
        try {
            return Optional.of(new Query(reader.question(task), reader.context(task)));
        } catch (ConversionException e) {
            return Optional.empty();
        }
    }

    /** What was drawn is an answer already and changes nothing. */
    @Override
    public List<TaskPrediction> predict(List<Task> tasks, List<Region> drawn) {
        List<Optional<Query>> queries = tasks.stream().map(this::query).toList();
        Iterator<Optional<Answer>> answers = model.answers(
                        queries.stream().flatMap(Optional::stream).toList())
                .iterator();
        List<TaskPrediction> predictions = new ArrayList<>();
        for (Optional<Query> query : queries) {
            predictions.add(query.flatMap(known -> answers.next().map(answer -> prediction(known, answer)))
                    .orElse(NOTHING));
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
