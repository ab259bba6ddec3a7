package dev.tagloop.learning.train;

import dev.tagloop.core.split.KFold;
import dev.tagloop.core.split.TrainTestSplit;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.baseline.Baselines;
import dev.tagloop.learning.baseline.QuickModel;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.task.LearningTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model without an encoder reaches on the very documents that an encoder is measured on, having learned from the same
 * ones: the floor that the encoder has to be above.
 *
 * @param engine what it is made with
 * @param metric the figure that models of this kind are compared by
 * @param figure its value
 * @param scores all figures
 * @param seconds learning and measuring together
 */
public record Floor(String engine, String metric, double figure, RunScores scores, double seconds) {

    /**
     * Learns and measures; takes seconds.
     *
     * @return empty where nothing can be measured on
     * @throws IllegalArgumentException if no such model can learn this
     */
    public static <E> Optional<Floor> of(
            TrainingData<E> data, TrainingOptions options, Progress progress, CancelToken cancel) {
        Baselines.requireFit(data.task(), FineTuner.examples(data.documents()));
        long begin = System.nanoTime();
        Split<E> split = Split.of(data, options);
        return split.method().map(method -> {
            Asked<E> asked = new Asked<>(data.task(), progress, cancel);
            int documents = split.validation().size();
            if (method == RunScores.Method.K_FOLD) {
                documents = split.train().size();
                for (TrainTestSplit fold : KFold.of(documents, CrossValidation.folds(documents), options.seed())) {
                    asked.learnAndAsk(pick(split.train(), fold.train()), pick(split.train(), fold.test()));
                }
            } else {
                asked.learnAndAsk(split.train(), split.validation());
            }
            Measurement measured = data.task().measure(asked.gold, asked.predicted);
            return new Floor(
                    "opennlp",
                    measured.metrics().firstEntry().getKey(),
                    measured.figure(),
                    RunScores.of(method, documents, measured),
                    (System.nanoTime() - begin) / 1e9);
        });
    }

    private static <E> List<List<E>> pick(List<List<E>> documents, List<Integer> rows) {
        return rows.stream().map(documents::get).toList();
    }

    /** Answers of models that have learned from some documents about others. */
    private static final class Asked<E> {
        private final LearningTask<E> task;
        private final Progress progress;
        private final CancelToken cancel;
        private final List<E> gold = new ArrayList<>();
        private final List<E> predicted = new ArrayList<>();

        Asked(LearningTask<E> task, Progress progress, CancelToken cancel) {
            this.task = task;
            this.progress = progress;
            this.cancel = cancel;
        }

        void learnAndAsk(List<List<E>> documents, List<List<E>> others) {
            List<E> learned = FineTuner.examples(documents);
            List<E> asked = FineTuner.examples(others);
            gold.addAll(asked);
            if (task.saysNothing(learned)) {
                // A model that never saw a label predicts none.
                asked.forEach(example -> predicted.add(task.withoutAnswer(example)));
                return;
            }
            try (QuickModel<?> model = Baselines.learn(task, learned)) {
                model.answers(asked, progress, cancel)
                        .forEach(answer -> predicted.add(task.example().cast(answer)));
            }
        }
    }
}
