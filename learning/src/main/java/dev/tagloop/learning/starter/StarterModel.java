package dev.tagloop.learning.starter;

import dev.tagloop.core.alignment.TagScheme;
import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.learning.train.RunCalibration;
import dev.tagloop.learning.train.RunFiles;
import dev.tagloop.learning.train.RunScores;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.training.LoraAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A model that finds names of persons, organisations, places and other things, ready before anybody has labelled anything. What it learned from the
 * bundled texts is shipped as an adapter of low rank; it is added to the bundled encoder in memory when the model is opened, which takes a moment, no
 * network and no libtorch. {@code StarterRecipe}, among the tests, makes the files.
 */
public final class StarterModel {
    /** The version that its predictions carry. */
    public static final String NAME = "starter";

    /** The files' folder among the program's resources. */
    static final String FOLDER = "/dev/tagloop/learning/starter/";

    private StarterModel() {}

    /** The types that it finds. */
    public static List<String> labels() {
        return TagScheme.of(ModelConfig.parse(new String(file("config.json"), StandardCharsets.UTF_8))
                        .labels())
                .types();
    }

    /** What was learned: adapters, head and word-shape table. */
    public static LoraAdapter adapter() {
        return LoraAdapter.read("the starter model", StarterModel::file);
    }

    /** The whole model, in memory. */
    public static Checkpoint checkpoint() {
        return adapter().mergedInto(MiniLm.checkpoint());
    }

    /** How it was trained, and how good it is on texts that it did not learn from. */
    public static TrainingRun run() {
        return RunFiles.parse(file(TrainingRun.FILE));
    }

    /** What its scores are served at. */
    public static Optional<TemperatureScaling> scaling() {
        return Optional.ofNullable(run().scores()).map(RunScores::calibration).flatMap(RunCalibration::scaling);
    }

    /** A file of it. @throws ModelFormatException if the program lacks it */
    static byte[] file(String name) {
        try (InputStream in = StarterModel.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new ModelFormatException("the program lacks the file " + name + " of the starter model");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of the starter model", e);
        }
    }
}
