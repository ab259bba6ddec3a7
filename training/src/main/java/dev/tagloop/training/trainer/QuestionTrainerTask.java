package dev.tagloop.training.trainer;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.QuestionWindow;
import dev.tagloop.training.internal.task.TrainingTask;
import dev.tagloop.training.internal.task.answering.QuestionExample;
import dev.tagloop.training.internal.task.answering.QuestionTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where an answer stands. */
final class QuestionTrainerTask implements TrainerTask<EncodedQuestion, QuestionExample, float[][], AnswerPrediction> {
    private final Checkpoint base;

    QuestionTrainerTask(Checkpoint base) {
        this.base = base;
        Fitting.requirePlain(base);
    }

    @Override
    public String noun() {
        return "A model that answers questions";
    }

    @Override
    public void check(EncodedQuestion example) {
        Fitting.require(example.inputIds(), base);
    }

    @Override
    public List<QuestionExample> encode(List<EncodedQuestion> examples) {
        List<QuestionExample> encoded = new ArrayList<>();
        for (EncodedQuestion example : examples) {
            int length = example.inputIds().length;
            int[] noWord = new int[length];
            Arrays.fill(noWord, -1);
            encoded.add(new QuestionExample(
                    encoded.size(),
                    new QuestionWindow(
                            example.inputIds(),
                            example.tokenTypeIds(),
                            new int[length],
                            new boolean[length],
                            List.of(),
                            noWord),
                    new QuestionWindow.Tokens(example.startPosition(), example.endPosition())));
        }
        return encoded;
    }

    @Override
    public TrainingTask<QuestionExample, float[][]> task(Checkpoint model) {
        return new QuestionTask(model, false);
    }

    @Override
    public AnswerPrediction prediction(List<QuestionExample> examples, List<float[][]> outputs) {
        return new AnswerPrediction(
                outputs.stream().map(scores -> scores[0]).toList(),
                outputs.stream().map(scores -> scores[1]).toList(),
                examples.stream()
                        .map(example -> new int[] {
                            example.answer().start(), example.answer().end()
                        })
                        .toList());
    }
}
