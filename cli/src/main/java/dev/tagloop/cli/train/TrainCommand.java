package dev.tagloop.cli.train;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.data.DataArgument;
import dev.tagloop.cli.data.Folders;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.Given;
import dev.tagloop.cli.options.LabelColumnOption;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.options.TaskOption;
import dev.tagloop.cli.push.ModelPush;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.train.Floor;
import dev.tagloop.learning.train.LabelCount;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.places.UserFolders;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop train}. */
@Command(
        name = "train",
        description = "Fine-tune a model on labelled texts and save it in Hugging Face layout.",
        footer = {
            "",
            "Example: from a file in CoNLL format",
            "  tagloop train --data train.conll --output my-model",
            "Example: from the labels of project 3 on a server",
            "  tagloop train --project 3 --output my-model",
            "Example: and put the model onto the Hugging Face Hub, for oneself",
            "  tagloop train --project 3 --output my-model --push-to-hub org/news-ner --private"
        })
public final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TrainingArguments training;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

    /** Where the labels come from. */
    private static final class Source {
        @Option(
                names = "--data",
                paramLabel = "FILE|DIR|ID",
                description = "Labelled texts: CoNLL, JSON lines, Label Studio JSON, Parquet, or a data set.")
        private String data;

        @Option(names = "--project", paramLabel = "ID", description = "The labels of a project on a server.")
        private Long project;
    }

    @Mixin
    private TaskOption task;

    @Mixin
    private LabelColumnOption column;

    @Option(
            names = "--validation",
            paramLabel = "FILE|DIR|ID",
            description = "Labelled texts to measure on; default: a part of the data is held out.")
    private String validation;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description = "The folder for the model; new or empty.")
    private Path folder;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "With --project: where a server on this machine has its data, so that the model becomes the project's"
                            + " next version there (default: the server's own default).")
    private Path dataDir;

    /** What the model becomes on the server; null where it is trained from other data. */
    private ProjectVersion version;

    @Option(
            names = "--push-to-hub",
            paramLabel = "ORG/NAME",
            description = "Put the model onto the Hugging Face Hub when it is trained, as `tagloop push --model` does.")
    private String pushTo;

    @Option(names = "--private", description = "If the repository has to be made for --push-to-hub, only you see it.")
    private boolean secret;

    @Option(
            names = "--resume",
            description =
                    "Go on with a training into the same folder that was broken off; data and settings must be the"
                            + " same, else it begins anew.")
    private boolean resume;

    @Option(
            names = "--engine",
            paramLabel = "encoder|opennlp",
            defaultValue = "encoder",
            description = "opennlp learns labelled spans, or one label a text, in seconds, without an encoder and less"
                    + " exact (default: ${DEFAULT-VALUE}).")
    private TrainingEngine engine;

    @Option(
            names = "--with-baseline",
            description =
                    "Train OpenNLP on the same texts too, in seconds, and tell what it reaches on those that the model"
                            + " is measured on: the floor for the encoder. For labelled spans and single labels of texts.")
    private boolean baseline;

    @Override
    public Integer call() {
        if (engine == TrainingEngine.OPENNLP) {
            return quick();
        }
        // Before the training, which would be in vain.
        Optional<ModelPush> push = Optional.ofNullable(pushTo).map(id -> ModelPush.to(id, secret));
        try (Console console = output.console()) {
            BrokenOff brokenOff = BrokenOff.in(folder);
            brokenOff.require(folder, resume);
            ModelArgument.fetch(console, training.options().base());
            Room.requireForTraining(folder, training.options().base(), console);
            TrainingData<?> data = source.data != null ? data() : project(console);
            Optional<Floor> floor = baseline ? floor(data, console) : Optional.empty();
            EpochTable table = new EpochTable(console);
            TrainingRun run = new LocalTrainer()
                    .train(
                            data,
                            training.options().withCheckpoints(brokenOff.checkpoints()),
                            folder,
                            new TrainingWatch(console.progress(), Cancelling.onExit(), table::row));
            TrainingRun told =
                    floor.map(found -> run.withBaseline(found, folder)).orElse(run);
            brokenOff.clear();
            run.notes().forEach(console::warn);
            push.ifPresent(later -> later.push(console, folder));
            new RunSummary(console).print(told, folder);
            if (version != null) {
                version.keep(folder, console);
            }
            return 0;
        }
    }

    private int quick() {
        if (baseline) {
            throw new UserError("--with-baseline tells what OpenNLP reaches beside an encoder: leave it out with"
                    + " --engine opennlp, whose scores are told anyway.");
        }
        if (pushTo != null || resume) {
            throw new UserError("A model of OpenNLP is trained at once and is no model for the Hub:"
                    + " leave out --resume and --push-to-hub.");
        }
        try (Console console = output.console()) {
            Folders.requireEmpty(folder);
            TrainingData<?> data = source.data != null ? data() : project(console);
            new QuickTraining(console).run(data, training.options(), folder);
            return 0;
        }
    }

    /** Before the training, as it says in time what cannot be learned so. */
    private Optional<Floor> floor(TrainingData<?> data, Console console) {
        try {
            return Floor.of(data, training.options(), console.progress(), new CancelToken());
        } catch (IllegalArgumentException e) {
            throw new UserError("--with-baseline cannot be had: " + e.getMessage(), e);
        }
    }

    private TrainingData<?> data() {
        DataArgument data = argument(source.data);
        return withValidation(data.training(task.named().orElseGet(data::task)));
    }

    private DataArgument argument(String data) {
        return new DataArgument(data, column.named());
    }

    private <E> TrainingData<E> withValidation(TrainingData<E> data) {
        return validation == null
                ? data
                : TrainingData.of(
                                data.task(),
                                data.documents(),
                                argument(validation).training(data.task()).documents(),
                                data.name())
                        .withReadAt(data.readAt());
    }

    private TrainingData<?> project(Console console) {
        try (StudioClient studio = connection.connect()) {
            Project project = studio.projects().get(source.project);
            Instant read = Instant.now();
            try (Stream<Task> tasks = studio.exports().tasks(source.project, ExportOptions.annotated())) {
                LabelSnapshot snapshot =
                        LabelSnapshot.of(project.labelConfig(), tasks::iterator, Adjudication.standard());
                console.say("Exported project " + source.project + ": " + snapshot.report());
                LabelCount.exportWarning(snapshot.entries().size()).ifPresent(console::warn);
                LearningTask<?> learned = task.named()
                        .or(() -> LearningTasks.of(LabelConfig.parse(project.labelConfig())))
                        .orElse(LearningTasks.TOKEN_CLASSIFICATION);
                version = new ProjectVersion(
                        connection.url(),
                        Given.path(dataDir)
                                .orElseGet(() -> UserFolders.ofProcess().data()),
                        source.project,
                        snapshot);
                return withValidation(TrainingData.of(learned, snapshot, "project " + source.project)
                        .withReadAt(read));
            }
        }
    }
}
