package dev.tagloop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.conformance.fixture.Fixture;
import dev.tagloop.labelstudio.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that knows eight names and six places, trained in some seconds.
 *
 * @param folder where it is
 * @param training what the command told of its training
 */
public record TinyModel(Path folder, JsonObject training) {
    private static final List<String> TRAINING = List.of("--epochs", "6", "--seed", "7", "--json");
    private static final String[] NAMES = {"Ann", "Bob", "Cleo", "Dan", "Eve", "Fay", "Gus", "Hal"};
    private static final String[] PLACES = {"Rome", "Oslo", "Lima", "Kyiv", "Bonn", "Cork"};

    /** Puts it into a folder of this name, beside the data that it learned from. It is trained once a build. */
    public static TinyModel train(Path parent, String name) throws IOException {
        String conll = conll();
        Path trained = Fixture.of("names-and-places-by-command", List.of(conll, TRAINING.toString()), folder -> {
            TinyModel made = learn(folder, conll);
            Files.writeString(folder.resolve("training.json"), made.training().toString());
        });
        Files.copy(trained.resolve("train.conll"), parent.resolve("train.conll"));
        Fixture.copy(trained.resolve("model"), parent.resolve(name));
        return new TinyModel(
                parent.resolve(name), JsonObject.parse(Files.readString(trained.resolve("training.json"))));
    }

    private static String conll() {
        StringBuilder conll = new StringBuilder("-DOCSTART- -X- O O\n\n");
        for (int i = 0; i < 48; i++) {
            conll.append(NAMES[i % NAMES.length])
                    .append(" B-PER\nlives O\nin O\n")
                    .append(PLACES[i % PLACES.length])
                    .append(" B-LOC\nnow O\n. O\n\n");
        }
        return conll.toString();
    }

    private static TinyModel learn(Path folder, String conll) throws IOException {
        String data = Files.writeString(folder.resolve("train.conll"), conll).toString();
        Path model = folder.resolve("model");
        List<String> command =
                new ArrayList<>(List.of("train", "--data", data, "--validation", data, "--output", model.toString()));
        command.addAll(TRAINING);
        Run run = Run.of(command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new TinyModel(model, JsonObject.parse(run.out()));
    }
}
