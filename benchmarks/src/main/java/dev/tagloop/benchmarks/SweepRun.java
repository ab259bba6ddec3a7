package dev.tagloop.benchmarks;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.TrainingSettings;
import java.util.List;

/**
 * A program of its own that trains in one variation and says the strict F1 of the test part after the last epoch: {@code VARIATION SEED QUICK}.
 * The seed splits the documents, too.
 */
final class SweepRun {
    private static final LearningTask<LabeledText> TASK = LearningTasks.TOKEN_CLASSIFICATION;
    private static final int QUICK_TEXTS = 40;

    private SweepRun() {}

    public static void main(String[] arguments) throws Exception {
        SweepVariation variation = SweepVariation.valueOf(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        boolean quick = Boolean.parseBoolean(arguments[2]);
        Corpus corpus = Corpus.read(quick, seed);
        long start = System.nanoTime();
        Checkpoint base = MiniLm.checkpoint();
        if (variation == SweepVariation.STARTER_FIRST) {
            base = learned(base, LabeledTexts.read("starter-ner", "train").texts(), variation, seed, quick);
        }
        Checkpoint learned = learned(base, corpus.train(), variation, seed, quick);
        double seconds = (System.nanoTime() - start) / 1e9;
        try (TaskModel<LabeledText> model = TASK.open(learned, PipelineSettings.defaults())) {
            double f1 = TASK.measure(corpus.test(), model.predict(corpus.test(), Progress.NONE, new CancelToken()))
                    .figure();
            Answered.say(Json.mapper().createObjectNode().put("score", f1).put("seconds", seconds));
        }
    }

    private static Checkpoint learned(
            Checkpoint base, List<LabeledText> texts, SweepVariation variation, long seed, boolean quick) {
        List<LabeledText> train = quick ? texts.subList(0, Math.min(QUICK_TEXTS, texts.size())) : texts;
        TrainingSettings settings =
                variation.of(TrainingSettings.defaultsFor(train.size())).withSeed(seed);
        return FineTuning.tokenClassification(base)
                .train(train)
                .settings(quick ? settings.withEpochs(1) : settings)
                .run()
                .model();
    }
}
