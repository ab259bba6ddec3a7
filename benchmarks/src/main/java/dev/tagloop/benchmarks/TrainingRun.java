package dev.tagloop.benchmarks;

import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.MiniLm;
import dev.tagloop.places.Scratch;
import dev.tagloop.training.EpochRecord;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.trainer.EncodedExample;
import dev.tagloop.training.trainer.IntervalStrategy;
import dev.tagloop.training.trainer.Trainer;
import dev.tagloop.training.trainer.TrainingArguments;
import java.nio.file.Path;
import java.util.List;

/**
 * A program of its own that fine-tunes the default encoder for two epochs and says how long the second one took:
 * {@code WAY QUICK SENTENCES THREADS}.
 */
final class TrainingRun {
    static final int BATCH = 16;
    static final int EPOCHS = 2;
    static final long SEED = 42;

    /** How batches are made. */
    enum Way {
        /** All examples as long as the longest, in a random order. */
        PADDED,
        /** A random order, each batch as long as its longest. */
        RANDOM,
        /** Batches of examples of like length: what Tagloop does. */
        BY_LENGTH
    }

    private TrainingRun() {}

    public static void main(String[] arguments) throws Exception {
        Way way = Way.valueOf(arguments[0]);
        Checkpoint base = MiniLm.checkpoint();
        List<LabeledText> texts = texts(base, Boolean.parseBoolean(arguments[1]), Integer.parseInt(arguments[2]));
        double seconds =
                way == Way.BY_LENGTH ? byLength(base, texts, Integer.parseInt(arguments[3])) : random(base, texts, way);
        Answered.say(Json.mapper().createObjectNode().put("seconds", seconds).put("sentences", texts.size()));
    }

    /** What an epoch shows. */
    static List<LabeledText> texts(Checkpoint base, boolean quick, int sentences) {
        return EncodedTexts.fitting(base, Corpus.read(quick).train(), sentences);
    }

    /** The classes of these texts, by number. */
    static List<String> tags(List<LabeledText> texts) {
        return Bio.tagsFor(texts.stream()
                .flatMap(text -> text.spans().stream())
                .map(LabeledSpan::label)
                .distinct()
                .sorted()
                .toList());
    }

    private static double byLength(Checkpoint base, List<LabeledText> texts, int threads) {
        TrainingSettings settings = TrainingSettings.defaultsFor(texts.size())
                .withEpochs(EPOCHS)
                .withBatchSize(BATCH)
                .withWordShape(false)
                .withWindows(EncodedTexts.LONGEST, 0)
                .withSeed(SEED)
                .withThreads(threads);
        List<EpochRecord> epochs = FineTuning.tokenClassification(base)
                .train(texts)
                .settings(settings)
                .run()
                .epochs();
        return epochs.getLast().seconds();
    }

    private static double random(Checkpoint base, List<LabeledText> texts, Way way) throws Exception {
        List<String> tags = tags(texts);
        List<EncodedExample> examples = EncodedTexts.of(base, texts, tags);
        if (way == Way.PADDED) {
            examples = EncodedTexts.padded(examples, base.config().padTokenId());
        }
        Path folder = Scratch.folder("training-run");
        try {
            double seconds = 0;
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                seconds = Trainer.tokenClassification(base, tags)
                        .args(TrainingArguments.of(folder)
                                .numTrainEpochs(1)
                                .perDeviceTrainBatchSize(BATCH)
                                .learningRate(2e-4)
                                .saveStrategy(IntervalStrategy.NO))
                        .trainDataset(examples)
                        .build()
                        .train()
                        .metrics()
                        .get("train_runtime");
            }
            return seconds;
        } finally {
            Folders.delete(folder);
        }
    }
}
