package dev.tagloop.cli.train;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.cli.data.PlainTexts;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.train.AdaptationRun;
import dev.tagloop.learning.train.DomainAdaptation;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop adapt}. */
@Command(
        name = "adapt",
        description = {
            "Let a model read plain texts of a field, without labels, before it is trained on labels: it guesses hidden pieces of them"
                    + " (masked language modelling).",
            "The outcome is a base for `tagloop train --base`. Perplexity on held-out texts tells how surprising such texts are to"
                    + " the model: less is better."
        },
        footer = {
            "",
            "Example: a text a line, then a training from there",
            "  tagloop adapt --base minilm --data reports.txt --output minilm-reports",
            "  tagloop train --base minilm-reports --data train.conll --output my-model",
            "Example: all texts of project 3 on a server, labelled or not",
            "  tagloop adapt --project 3 --output minilm-project-3"
        })
public final class AdaptCommand implements Callable<Integer> {
    @Mixin
    private EncoderArguments encoder;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--data",
            paramLabel = "FILE|DIR|ID",
            description =
                    "Texts: a file (a text a line, JSON lines, CSV, Parquet, CoNLL, Label Studio JSON) or a data set, of"
                            + " which the part to train on is read; may be repeated.")
    private List<String> data = List.of();

    @Option(
            names = "--project",
            paramLabel = "ID",
            description = "The texts of a project's tasks, labelled or not; may be repeated.")
    private List<Long> projects = List.of();

    @Option(
            names = "--text-column",
            paramLabel = "COLUMN",
            description =
                    "The column or key that holds the texts (default: text, sentence, context, document, article, content or"
                            + " tokens).")
    private String column;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description = "The folder for the model; new or empty.")
    private Path folder;

    @Option(names = "--resume", description = "Go on with such a training into the same folder that was broken off.")
    private boolean resume;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often all texts are read, other pieces being hidden each time (default: 3).")
    private Integer epochs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Decides the held-out texts and what is hidden (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--held-out",
            paramLabel = "SHARE",
            defaultValue = "0.15",
            description = "Share of texts to measure on; 0 for none (default: ${DEFAULT-VALUE}).")
    private double heldOut;

    @Override
    public Integer call() {
        if (data.isEmpty() && projects.isEmpty()) {
            throw new UserError("There is nothing to read: give texts with --data, or tasks with --project.");
        }
        try (Console console = output.console()) {
            BrokenOff brokenOff = BrokenOff.in(folder, AdaptationRun.FILE);
            brokenOff.require(folder, resume);
            ModelArgument.fetch(console, encoder.base());
            Room.requireForTraining(folder, encoder.base(), console);
            EpochTable table = new EpochTable(console);
            TrainingWatch watch = new TrainingWatch(console.progress(), Cancelling.onExit(), table::row);
            AdaptationRun run = new DomainAdaptation(options().withCheckpoints(brokenOff.checkpoints()), watch)
                    .run(texts(), named(), folder);
            brokenOff.clear();
            tell(console, run);
            return 0;
        }
    }

    private TrainingOptions options() {
        return encoder.options().withSeed(seed).withHeldOutShare(heldOut).withEpochs(epochs);
    }

    private List<String> texts() {
        PlainTexts reader = new PlainTexts(Optional.ofNullable(column));
        List<String> texts = new ArrayList<>();
        data.forEach(name -> texts.addAll(reader.of(name)));
        if (!projects.isEmpty()) {
            try (StudioClient studio = connection.connect()) {
                projects.forEach(project -> texts.addAll(texts(studio, project)));
            }
        }
        return texts;
    }

    private static List<String> texts(StudioClient studio, long project) {
        LabelConfig config = LabelConfig.parse(studio.projects().get(project).labelConfig());
        try (Stream<Task> tasks = studio.tasks().list(project)) {
            return PlainTexts.of(config, tasks);
        }
    }

    private String named() {
        List<String> names = new ArrayList<>(data);
        projects.forEach(project -> names.add("project " + project));
        return String.join(", ", names);
    }

    private void tell(Console console, AdaptationRun run) {
        if (console.json()) {
            ObjectNode json = JsonReport.tree(run);
            json.put("model_dir", folder.toAbsolutePath().toString());
            console.result(json.toString());
            return;
        }
        console.say("Read %,d texts of %s in %.1f s".formatted(run.texts(), run.data(), run.seconds()));
        if (run.before() == null) {
            console.say("No text was held out, so the model is not measured.");
        } else {
            console.say("On %,d held-out texts: perplexity %s before%s, %s after"
                    .formatted(
                            run.heldOut(),
                            perplexity(run.before()),
                            run.untaught() ? " (the base cannot guess pieces yet)" : "",
                            perplexity(run.after())));
        }
        console.say("Model " + folder.toAbsolutePath());
        console.say("Train on labels from there: tagloop train --base " + folder + " --data …");
    }

    private static String perplexity(Map<String, Double> figures) {
        return "%,.1f".formatted(figures.get("perplexity"));
    }
}
