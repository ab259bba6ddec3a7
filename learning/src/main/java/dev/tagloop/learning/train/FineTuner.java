package dev.tagloop.learning.train;

import dev.tagloop.core.combination.ScoreReliability;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.ScoredAnswer;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TrainingConduct;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.training.NativesException;
import dev.tagloop.training.StepRecord;
import dev.tagloop.training.TrainingCancelledException;
import dev.tagloop.training.TrainingDivergedException;
import dev.tagloop.training.TrainingResult;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.optimization.EarlyStopping;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One base, one set of options: trains on documents and measures the outcome. */
final class FineTuner<E> {

    private final LearningTask<E> task;
    private final Checkpoint base;
    private final TrainingOptions options;
    private final TrainingWatch watch;

    FineTuner(LearningTask<E> task, Checkpoint base, TrainingOptions options, TrainingWatch watch) {
        this.task = task;
        this.base = base;
        this.options = options;
        this.watch = watch;
    }

    TrainingWatch watch() {
        return watch;
    }

    /** Trains the model that is kept. */
    TrainingResult tuneKept(List<List<E>> documents, List<List<E>> validation) {
        return tune(documents, validation, "model", watch.epochs(), watch.steps());
    }

    /** Trains a model that only judges others' documents. @param part tells it from the others of the run */
    TrainingResult tuneToMeasure(List<List<E>> documents, String part) {
        return tune(documents, List.of(), part, epoch -> {}, step -> {});
    }

    private TrainingResult tune(
            List<List<E>> documents,
            List<List<E>> validation,
            String part,
            Consumer<RunEpoch> epochs,
            Consumer<StepRecord> steps) {
        List<E> examples = examples(documents);
        if (task.saysNothing(examples)) {
            throw new NothingToLearnException(
                    "all labels lie in the held-out part: there is nothing left to learn from."
                            + " Label more, or choose another seed");
        }
        TrainingConduct conduct = new TrainingConduct(
                settings(examples.size(), validation.isEmpty()),
                new WatchingListener(watch, epochs, steps),
                options.loggingSteps() == null ? 0 : options.loggingSteps(),
                watch.cancel()::isCancelled,
                options.checkpointPlan(part));
        return told(() -> task.train(base, examples, examples(validation), conduct));
    }

    /**
     * Trains, and tells what ends a training as those who watch know it.
     *
     * @throws CancellationException if it was cancelled
     * @throws TrainingFailedException if it diverged, or libtorch cannot be loaded
     */
    static <R> R told(Supplier<R> training) {
        try {
            return training.get();
        } catch (TrainingCancelledException e) {
            CancellationException cancelled = new CancellationException(e.getMessage());
            cancelled.initCause(e);
            throw cancelled;
        } catch (TrainingDivergedException | NativesException e) {
            throw new TrainingFailedException(e.getMessage(), e);
        }
    }

    /** Without a part to judge by a training has no reason to end early, so it runs to its end. */
    private TrainingSettings settings(int examples, boolean unjudged) {
        if (options.warm() != null) {
            return options.running(WarmSettings.of(base, options.warm().settings()));
        }
        TrainingSettings settings = options.over(task.settings(examples));
        return unjudged
                ? settings.withOptimization(settings.optimization().withEarlyStopping(EarlyStopping.NONE))
                : settings;
    }

    RunScores score(TrainingResult tuned, List<List<E>> documents, RunScores.Method method) {
        List<E> gold = examples(documents);
        return scores(method, documents.size(), gold, predict(tuned, gold));
    }

    /** How good answers are, and how far their scores mean what they say. @param documents that the examples are of */
    RunScores scores(RunScores.Method method, int documents, List<E> gold, List<ScoredAnswer<E>> predicted) {
        Measurement measured =
                task.measure(gold, predicted.stream().map(ScoredAnswer::answer).toList());
        return RunScores.of(method, documents, measured)
                .with(ScoreReliability.of(IntStream.range(0, gold.size())
                        .mapToObj(i -> predicted.get(i).judge(gold.get(i)))
                        .toList()));
    }

    /** What a model says that has learned from some documents alone. @param part tells it from the others of the run */
    List<ScoredAnswer<E>> learnAndPredict(List<List<E>> documents, List<E> tested, String part) {
        if (task.saysNothing(examples(documents))) {
            // A model that never saw a label predicts none.
            return tested.stream()
                    .map(task::withoutAnswer)
                    .map(ScoredAnswer::unscored)
                    .toList();
        }
        return predict(tuneToMeasure(documents, part), tested);
    }

    private List<ScoredAnswer<E>> predict(TrainingResult tuned, List<E> examples) {
        PipelineSettings settings = options.threads() == null || options.threads() < 1
                ? PipelineSettings.defaults()
                : PipelineSettings.defaults().withThreads(options.threads());
        try (TaskModel<E> model = task.open(tuned.model(), settings)) {
            return model.score(examples, watch.progress(), watch.cancel());
        }
    }

    static <E> List<E> examples(List<List<E>> documents) {
        return documents.stream().flatMap(List::stream).toList();
    }
}
