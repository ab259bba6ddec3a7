package dev.tagloop.training.internal.task.answering;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.QuestionAnsweringOptions;
import dev.tagloop.models.QuestionReader;
import dev.tagloop.models.QuestionWindow;
import dev.tagloop.training.EpochRecord;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.internal.family.Families;
import dev.tagloop.training.internal.task.Preparation;
import dev.tagloop.training.internal.task.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Cuts the texts of questions into windows, each with its question and none longer than the model reads. */
public final class QuestionPreparation implements Preparation<AnsweredQuestion> {

    @Override
    public Prepared<QuestionExample, float[][]> prepare(
            Checkpoint base,
            List<AnsweredQuestion> train,
            List<AnsweredQuestion> validation,
            TrainingSettings settings) {
        Families.of(base.config());
        if (train.stream().noneMatch(AnsweredQuestion::isAnswerable)) {
            throw new IllegalArgumentException("none of the " + train.size()
                    + " training questions has an answer, so there is nothing to learn: mark some first");
        }
        try (FastTokenizer tokenizer = FastTokenizer.of(base)) {
            QuestionReader learning = new QuestionReader(
                    tokenizer,
                    QuestionAnsweringOptions.defaults()
                            .withMaxSeqLen(settings.maxLength())
                            .withDocStride(settings.stride()));
            QuestionReader answering = new QuestionReader(tokenizer, QuestionAnsweringOptions.defaults());
            return Prepared.of(
                    new QuestionTask(base, settings.wordShape()),
                    examples(train, learning),
                    examples(validation, answering),
                    validation.isEmpty() ? Optional.empty() : Optional.of(new QuestionJudge(validation, answering)));
        }
    }

    @Override
    public TrainingSettings defaults(int examples) {
        return TrainingSettings.questionAnsweringDefaultsFor(examples);
    }

    @Override
    public Checkpoint chosen(Checkpoint model, EpochRecord best) {
        OptionalDouble threshold = best.metric(QuestionJudge.THRESHOLD);
        return threshold.isPresent()
                ? model.with(model.config().withNoAnswerThreshold(threshold.getAsDouble()), model.weights())
                : model;
    }

    private static List<QuestionExample> examples(List<AnsweredQuestion> questions, QuestionReader reader) {
        List<QuestionExample> examples = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            AnsweredQuestion question = questions.get(i);
            for (QuestionWindow window : windows(question, reader)) {
                examples.add(new QuestionExample(
                        i, window, question.target().map(window::tokens).orElse(QuestionWindow.Tokens.NONE)));
            }
        }
        return examples;
    }

    private static List<QuestionWindow> windows(AnsweredQuestion question, QuestionReader reader) {
        try {
            return reader.windows(question.question(), question.context());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("question " + question.id() + ": " + e.getMessage(), e);
        }
    }
}
