package dev.tagloop.benchmarks;

import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.optimization.ScheduleSettings;
import dev.tagloop.training.optimization.SchedulerType;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One thing that a training does in another way than the defaults, so that what it is worth can be told. */
enum SweepVariation {
    DEFAULTS("the defaults", settings -> settings),
    EPOCHS_8("8 epochs instead of 5", settings -> settings.withEpochs(8)),
    RATE_3E_4("a peak rate of 3e-4 instead of 2e-4", settings -> settings.withLearningRate(3e-4)),
    RATE_1E_4("a peak rate of 1e-4", settings -> settings.withLearningRate(1e-4)),
    BATCH_8("batches of 8 instead of 16", settings -> settings.withBatchSize(8)),
    LAYER_DECAY(
            "each layer at 0.9 of the rate of the one above",
            settings -> settings.withOptimization(settings.optimization()
                    .withLayers(settings.optimization().layers().withDecay(0.9)))),
    SMOOTHING(
            "labels smoothed by 0.1",
            settings -> settings.withOptimization(settings.optimization()
                    .withLoss(settings.optimization().loss().withSmoothing(0.1)))),
    COSINE(
            "a rate that falls by a cosine",
            settings -> settings.withOptimization(
                    settings.optimization().withSchedule(ScheduleSettings.of(SchedulerType.COSINE)))),
    DROPOUT_20("dropout of 0.2 instead of 0.1", settings -> settings.withDropout(0.2)),
    NO_WORD_SHAPE("without the shape of words", settings -> settings.withWordShape(false)),
    /** What it learns first, {@link SweepRun} decides. */
    STARTER_FIRST("after the sentences of starter-ner, as many epochs", settings -> settings);

    private final String words;
    private final UnaryOperator<TrainingSettings> change;

    SweepVariation(String words, UnaryOperator<TrainingSettings> change) {
        this.words = words;
        this.change = change;
    }

    /** What it is, for people. */
    String words() {
        return words;
    }

    /** The settings with this one thing changed. */
    TrainingSettings of(TrainingSettings settings) {
        return change.apply(settings);
    }

    /** Its name in the file of cells. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #key} on the command line. */
    static final class ByKey implements ITypeConverter<SweepVariation> {
        @Override
        public SweepVariation convert(String key) {
            return Arrays.stream(values())
                    .filter(variation -> variation.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + key + "' is none of "
                            + Arrays.stream(values()).map(SweepVariation::key).collect(Collectors.joining(", "))));
        }
    }
}
