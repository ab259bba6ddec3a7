package dev.tagloop.cli.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model that knows eight names and six places, trained in some seconds. */
final class TinyModel {
    private static final String[] NAMES = {"Ann", "Bob", "Cleo", "Dan", "Eve", "Fay", "Gus", "Hal"};
    private static final String[] PLACES = {"Rome", "Oslo", "Lima", "Kyiv", "Bonn", "Cork"};

    private TinyModel() {}

    /** Trains it into a folder. */
    static Path train(Path folder) throws IOException {
        StringBuilder conll = new StringBuilder("-DOCSTART- -X- O O\n\n");
        for (int i = 0; i < 48; i++) {
            conll.append(NAMES[i % NAMES.length])
                    .append(" B-PER\nlives O\nin O\n")
                    .append(PLACES[i % PLACES.length])
                    .append(" B-LOC\nnow O\n. O\n\n");
        }
        Path data = Files.writeString(folder.resolve("train.conll"), conll);
        Path model = folder.resolve("tiny");
        Run run = Run.of(
                "train",
                "--data",
                data.toString(),
                "--output",
                model.toString(),
                "--epochs",
                "6",
                "--seed",
                "7",
                "--validation",
                data.toString(),
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return model;
    }
}
