package dev.tagloop.benchmarks;

import dev.tagloop.cli.Main;
import java.nio.file.Path;
import java.util.List;

/** A model as the program trains one from a few sentences: what it finds does not matter, only how fast. */
final class StarterModel {
    private StarterModel() {}

    /** Trains it in a process of its own. */
    static Path in(Path folder) throws Exception {
        Path model = folder.resolve("model");
        Child.run(
                Main.class,
                List.of("train", "--data", "starter-ner", "--epochs", "1", "--output", model.toString()),
                folder.resolve("train.log"));
        return model;
    }
}
