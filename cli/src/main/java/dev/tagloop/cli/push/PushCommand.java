package dev.tagloop.cli.push;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.data.Folders;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.transfer.DatasetReport;
import dev.tagloop.cli.transfer.LabelDatasetOptions;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.RepoType;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.learning.export.LabelDataset;
import dev.tagloop.places.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tagloop push}. */
@Command(
        name = "push",
        description = {
            "Put a data set or a model onto the Hugging Face Hub, in one commit, with a card that tells how it was made.",
            "What will be sent is looked through first and listed; the repository is made if it is not there."
        },
        footer = {
            "",
            "Example: the labels of project 3, with a part to test on, for oneself",
            "  tagloop push --dataset org/news --project 3 --test-size 0.15 --private",
            "",
            "Example: what would be sent of a folder that `tagloop export --format hf` wrote",
            "  tagloop push --dataset org/news ./news --dry-run",
            "",
            "Example: a trained model",
            "  tagloop push --model org/news-ner ./my-model"
        })
public final class PushCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Target target;

    /** What kind of repository it goes to. */
    private static final class Target {
        @Option(names = "--dataset", paramLabel = "ORG/NAME", description = "Push a data set to this repository.")
        private String dataset;

        @Option(names = "--model", paramLabel = "ORG/NAME", description = "Push a model to this repository.")
        private String model;
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR|VERSION",
            description = "The folder of the data set or the model; of a model also a version such as v3 in --models.")
    private String what;

    @Option(names = "--project", paramLabel = "ID", description = "Push the labels of this project on a server.")
    private Long project;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "The folder that the versions of models are in, for a model named by its version.")
    private Path models;

    @Mixin
    private PushOptions push;

    @ArgGroup(validate = false, heading = "%nWith --project:%n")
    private LabelDatasetOptions labels = new LabelDatasetOptions();

    @Override
    public Integer call() {
        RepoId repo = repo();
        check();
        try (Console console = output.console();
                Hub hub = push.connect()) {
            Pushing pushing = new Pushing(console, hub, repo, push);
            if (target.model != null) {
                pushing.model(new ModelFolder(ModelFolder.find(what, models)));
            } else if (project == null) {
                pushing.dataset(folder());
            } else {
                labels(console, pushing);
            }
            return 0;
        }
    }

    private RepoId repo() {
        try {
            return target.model != null
                    ? new RepoId(RepoType.MODEL, target.model)
                    : new RepoId(RepoType.DATASET, target.dataset);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void check() {
        boolean fits = target.model != null ? what != null && project == null : (what == null) != (project == null);
        if (!fits) {
            throw new ParameterException(
                    spec.commandLine(),
                    target.model != null
                            ? "--model needs the folder of the model, or its version"
                            : "--dataset needs either --project or the folder of the data set");
        }
        if (project == null && labels.given()) {
            throw new ParameterException(
                    spec.commandLine(), "--tokenizer, --test-size, --license and the like belong to --project");
        }
    }

    private Path folder() {
        Path folder = Path.of(what);
        if (!Files.isDirectory(folder)) {
            throw new UserError("There is no folder " + folder + ". `tagloop export --format hf` makes one.");
        }
        return folder;
    }

    /** By way of a folder of its own, so that what is sent is what an export writes. */
    private void labels(Console console, Pushing pushing) {
        try (StudioClient studio = connection.connect()) {
            LabelDataset made = labels.of(studio, project, console);
            Path folder = Scratch.folder("push");
            try {
                made.write(folder);
                DatasetReport.warn(console, made);
                pushing.dataset(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data set cannot be written: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
