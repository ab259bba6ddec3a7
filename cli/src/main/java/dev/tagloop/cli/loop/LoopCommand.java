package dev.tagloop.cli.loop;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.server.RunningServer;
import dev.tagloop.cli.train.TrainingArguments;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.learning.worker.ChildJvm;
import dev.tagloop.learning.worker.ChildTrainer;
import dev.tagloop.server.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop loop}. */
@Command(
        name = "loop",
        description = {
            "Go through the loop several times, unattended: label, train, compare, promote, predict.",
            "",
            "The labels of a data set stand in for a person. At the end there are a table, and a picture of how the model"
                    + " got better. The same command again goes on with a loop that was broken off."
        },
        footer = {"", "Example: five rounds of sixty texts", "  tagloop loop --output my-loop"})
public final class LoopCommand implements Callable<Integer> {
    private static final String USER = "you@tagloop.local";
    private static final String PICTURE = "learning-curve.svg";

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--per-round",
            paramLabel = "N",
            defaultValue = "60",
            description = "Texts to label in each (default: ${DEFAULT-VALUE}).")
    private int perRound;

    @Option(
            names = "--test",
            paramLabel = "N",
            defaultValue = "200",
            description = "Texts of the data set's test part to measure every version on (default: ${DEFAULT-VALUE}).")
    private int test;

    @Option(
            names = "--dataset",
            paramLabel = "ID",
            defaultValue = "starter-ner",
            description = "A labelled data set with a train and a test part (default: ${DEFAULT-VALUE}).")
    private String dataset;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "tagloop-loop",
            description =
                    "The folder for the state of the loop, its table and its picture (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "The folder for the server's data (default: data in the output folder).")
    private Path dataDir;

    @Option(names = "--resume", description = "Only go on with a loop that was broken off; do not begin one.")
    private boolean resume;

    @Mixin
    private TrainingArguments training;

    @Mixin
    private OutputOptions output;

    private record Report(List<LoopRound> rounds, String picture, String dataDir) {}

    @Override
    public Integer call() {
        LoopPlan plan = new LoopPlan(dataset, rounds, perRound, test, training.options());
        if (rounds < 1 || perRound < 1 || test < 1) {
            throw new UserError("--rounds, --per-round and --test must be 1 or more.");
        }
        try (Console console = output.console()) {
            LoopState state = state(plan);
            Path data = dataDir == null ? folder.resolve("data") : dataDir;
            List<LoopRound> done = state.rounds().size() == rounds ? state.rounds() : run(state, data, console);
            Path picture = folder.resolve(PICTURE);
            write(picture, LearningCurve.svg(done));
            if (console.json()) {
                console.result(JsonReport.line(new Report(
                        done,
                        picture.toAbsolutePath().toString(),
                        data.toAbsolutePath().toString())));
            } else {
                LoopTable.lines(done).forEach(console::result);
                console.say("Picture " + picture.toAbsolutePath());
                console.say("See it all in the browser: tagloop server --data-dir " + data);
            }
            return 0;
        }
    }

    private LoopState state(LoopPlan plan) {
        LoopState state = LoopState.read(folder).orElse(null);
        if (state == null && resume) {
            throw new UserError("There is no loop in " + folder + " to go on with. Leave --resume out to begin one.");
        }
        if (state == null) {
            state = LoopState.begin(plan);
            state.write(folder);
        }
        if (!state.plan().equals(plan)) {
            throw new UserError("The loop in " + folder + " was begun with other settings: " + state.plan()
                    + ". Use those, or name another folder with --output.");
        }
        return state;
    }

    private List<LoopRound> run(LoopState state, Path data, Console console) {
        try (RunningServer server = RunningServer.of(Studio.start(
                config -> config.host("127.0.0.1").port(0).dataDir(data).username(USER)))) {
            Studio studio = server.studio();
            String token = studio.token(studio.createUser(USER));
            console.say("Server: %s, data in %s".formatted(studio.url(), data));
            try (StudioClient client = StudioClient.connect(studio.url(), token)) {
                // Nobody labels meanwhile, so no processor is kept free.
                ChildJvm jvm = ChildJvm.defaults().withThreads(threads());
                return new Loop(client, new ChildTrainer(jvm), data.resolve("models"), folder, state, console).run();
            }
        }
    }

    private int threads() {
        Integer asked = training.options().threads();
        return asked != null ? asked : Runtime.getRuntime().availableProcessors();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError("The picture cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }
}
