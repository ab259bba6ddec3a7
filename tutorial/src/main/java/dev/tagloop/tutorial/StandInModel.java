package dev.tagloop.tutorial;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** A model that was trained once on {@code starter-ner}; its folder is named by what it was made from. */
final class StandInModel {
    private StandInModel() {}

    /** The folder of the model, which is trained if it is not there. */
    static Path in(Path folder) throws IOException {
        TrainingData<LabeledText> data = TrainingData.of(
                LabeledTexts.of(StarterRows.learned()).documents(),
                LabeledTexts.of(StarterRows.english("validation")).documents(),
                "starter-ner");
        TrainingOptions options = TrainingOptions.defaults();
        Path model = folder.resolve("bert-base-NER-" + data.digest().substring(0, 12) + "-"
                + Integer.toHexString(options.toString().hashCode()));
        if (Files.isDirectory(model)) {
            return model;
        }
        Files.createDirectories(folder);
        Path draft = Files.createTempDirectory(folder, "training");
        try {
            TrainingRun run = new LocalTrainer().train(data, options, draft, TrainingWatch.none());
            String card = Contents.card("model.md")
                    .replace("@ROWS@", Integer.toString(run.trained()))
                    .replace("@F1@", String.format(Locale.ROOT, "%.3f", run.f1().orElseThrow()));
            Files.writeString(draft.resolve("README.md"), card);
            publish(draft, model);
        } finally {
            Contents.delete(draft);
        }
        return model;
    }

    /** Several processes may train at the same time: the first that ends wins, and all are content with that. */
    private static void publish(Path draft, Path model) throws IOException {
        try {
            Files.move(draft, model, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            if (!Files.isDirectory(model)) {
                throw e;
            }
        }
    }
}
