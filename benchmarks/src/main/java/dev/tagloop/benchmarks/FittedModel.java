package dev.tagloop.benchmarks;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.models.MiniLm;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.TrainingSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * A program of its own that trains the model whose predictions are measured: {@code FOLDER QUICK}. It reads words alone, not their shape, so
 * that every engine can run it.
 */
final class FittedModel {
    private FittedModel() {}

    /** Trains one in a process of its own. */
    static Path in(Path folder, boolean quick) throws Exception {
        Path model = folder.resolve("model");
        Child.answer(
                FittedModel.class, List.of(model.toString(), Boolean.toString(quick)), 0, folder.resolve("train.log"));
        return model;
    }

    public static void main(String[] arguments) throws Exception {
        boolean quick = Boolean.parseBoolean(arguments[1]);
        Corpus corpus = Corpus.read(quick);
        TrainingSettings settings =
                TrainingSettings.defaultsFor(corpus.train().size()).withWordShape(false);
        FineTuning.tokenClassification(MiniLm.checkpoint())
                .train(corpus.train())
                .settings(quick ? settings.withEpochs(2) : settings)
                .run()
                .model()
                .write(Path.of(arguments[0]));
        Answered.say(Json.mapper().createObjectNode());
    }
}
