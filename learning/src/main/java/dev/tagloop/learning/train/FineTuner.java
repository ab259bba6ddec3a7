package dev.tagloop.learning.train;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.evaluation.Evaluation;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import dev.tagloop.training.EpochListener;
import dev.tagloop.training.EpochRecord;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.NativesException;
import dev.tagloop.training.StepRecord;
import dev.tagloop.training.TrainingCancelledException;
import dev.tagloop.training.TrainingDivergedException;
import dev.tagloop.training.TrainingResult;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** One base, one set of options: trains on documents and measures the outcome. */
final class FineTuner {

    private final Checkpoint base;
    private final TrainingOptions options;
    private final TrainingWatch watch;

    FineTuner(Checkpoint base, TrainingOptions options, TrainingWatch watch) {
        this.base = base;
        this.options = options;
        this.watch = watch;
    }

    TrainingWatch watch() {
        return watch;
    }

    /** Trains the model that is kept. */
    TrainingResult tuneKept(List<List<LabeledText>> documents, List<List<LabeledText>> validation) {
        return tune(documents, validation, "model", watch.epochs(), watch.steps());
    }

    /** Trains a model that only measures. @param part tells it from the others of the run */
    TrainingResult tuneToMeasure(List<List<LabeledText>> documents, String part) {
        return tune(documents, List.of(), part, epoch -> {}, step -> {});
    }

    private TrainingResult tune(
            List<List<LabeledText>> documents,
            List<List<LabeledText>> validation,
            String part,
            Consumer<RunEpoch> epochs,
            Consumer<StepRecord> steps) {
        List<LabeledText> texts = texts(documents);
        if (texts.stream().allMatch(text -> text.spans().isEmpty())) {
            throw new NothingToLearnException(
                    "all labels lie in the held-out part: there is nothing left to learn from."
                            + " Label more, or choose another seed");
        }
        try {
            FineTuning tuning = FineTuning.tokenClassification(base)
                    .train(texts)
                    .validation(texts(validation))
                    .settings(options.settingsFor(texts.size()))
                    .listener(listener(epochs, steps))
                    .loggingSteps(options.loggingSteps() == null ? 0 : options.loggingSteps())
                    .cancelledWhen(watch.cancel()::isCancelled);
            options.checkpointPlan(part).ifPresent(tuning::checkpoints);
            return tuning.run();
        } catch (TrainingCancelledException e) {
            throw cancelled(e);
        } catch (TrainingDivergedException | NativesException e) {
            throw new TrainingFailedException(e.getMessage(), e);
        }
    }

    RunScores score(TrainingResult tuned, List<List<LabeledText>> documents, RunScores.Method method) {
        List<LabeledText> texts = texts(documents);
        return RunScores.of(method, documents.size(), Evaluation.of(texts, predict(tuned, texts)));
    }

    List<List<LabeledSpan>> predict(TrainingResult tuned, List<LabeledText> texts) {
        PipelineSettings settings = options.threads() == null || options.threads() < 1
                ? PipelineSettings.defaults()
                : PipelineSettings.defaults().withThreads(options.threads());
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(tuned.model(), settings)) {
            return ModelEvaluator.predict(
                    pipeline, texts.stream().map(LabeledText::text).toList(), watch.progress(), watch.cancel());
        }
    }

    static List<LabeledText> texts(List<List<LabeledText>> documents) {
        return documents.stream().flatMap(List::stream).toList();
    }

    private EpochListener listener(Consumer<RunEpoch> epochs, Consumer<StepRecord> steps) {
        return new EpochListener() {
            @Override
            public void epoch(EpochRecord epoch) {
                epochs.accept(RunEpoch.of(epoch));
            }

            @Override
            public void step(long done, long total, double loss) {
                watch.progress().report("Training", done, total);
            }

            @Override
            public void figures(StepRecord point) {
                steps.accept(point);
            }

            @Override
            public void resumed(long step) {
                watch.progress().log("Going on after step " + step + " of an earlier training");
            }

            @Override
            public void note(String line) {
                watch.progress().log(line);
            }

            @Override
            public void loaded(List<String> fresh, List<String> unused) {
                if (!unused.isEmpty()) {
                    watch.progress()
                            .log("The base has tensors that this model does not use: " + String.join(", ", unused));
                }
            }

            @Override
            public void waiting() {
                watch.progress().report("Waiting for another training", 0, 0);
            }
        };
    }

    private static CancellationException cancelled(TrainingCancelledException cause) {
        CancellationException cancelled = new CancellationException(cause.getMessage());
        cancelled.initCause(cause);
        return cancelled;
    }
}
