package dev.tagloop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model that knows eight names and six places, trained in some seconds.
 *
 * @param folder where it is
 * @param training what the command told of its training
 */
public record TinyModel(Path folder, JsonObject training) {
    private static final String[] NAMES = {"Ann", "Bob", "Cleo", "Dan", "Eve", "Fay", "Gus", "Hal"};
    private static final String[] PLACES = {"Rome", "Oslo", "Lima", "Kyiv", "Bonn", "Cork"};

    /** Trains it into a folder of this name, beside the data that it learns from. */
    public static TinyModel train(Path parent, String name) throws IOException {
        StringBuilder conll = new StringBuilder("-DOCSTART- -X- O O\n\n");
        for (int i = 0; i < 48; i++) {
            conll.append(NAMES[i % NAMES.length])
                    .append(" B-PER\nlives O\nin O\n")
                    .append(PLACES[i % PLACES.length])
                    .append(" B-LOC\nnow O\n. O\n\n");
        }
        Path data = Files.writeString(parent.resolve("train.conll"), conll);
        Path model = parent.resolve(name);
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
        return new TinyModel(model, JsonObject.parse(run.out()));
    }
}
