package dev.tagloop.cli.quickstart;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.Console.Timed;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.data.DataArgument;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.options.TaskOption;
import dev.tagloop.cli.server.RunningServer;
import dev.tagloop.cli.server.ServedLearner;
import dev.tagloop.cli.server.ServerOptions;
import dev.tagloop.cli.train.TrainingArguments;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.train.RunAlignment;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.worker.ChildJvm;
import dev.tagloop.learning.worker.ChildTrainer;
import dev.tagloop.server.Studio;
import dev.tagloop.server.StudioUser;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop quickstart}. */
@Command(
        name = "quickstart",
        description = {
            "See the whole loop once: a server, a project, labels, a trained model, pre-annotated tasks.",
            "",
            "Labels of the bundled data set stand in for a person. Afterwards the server goes on, so that you can"
                    + " review the suggestions in the browser."
        },
        footer = {"", "Example: the loop once, then stop", "  tagloop quickstart --exit"})
public final class QuickstartCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server;

    @Mixin
    private TrainingArguments training;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--dataset",
            paramLabel = "ID",
            description = "A labelled data set: a bundled one or a folder (default: the bundled one for the task).")
    private String dataset;

    @Mixin
    private TaskOption task;

    @Option(
            names = "--label-column",
            paramLabel = "COLUMN",
            description = "The column of the data set that holds the labels (default: recognised by name and type).")
    private String column;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "300",
            description = "Tasks to import (default: ${DEFAULT-VALUE}).")
    private int tasks;

    @Option(
            names = "--annotate",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many of them to annotate with the data set's own labels (default: ${DEFAULT-VALUE}).")
    private int annotate;

    @Option(
            names = "--username",
            paramLabel = "EMAIL",
            defaultValue = "${env:LABEL_STUDIO_USERNAME:-you@tagloop.local}",
            description =
                    "The annotator's account; made if it is not there (default: $LABEL_STUDIO_USERNAME, else you@tagloop.local).")
    private String username;

    @Option(names = "--exit", description = "Stop when done instead of serving on.")
    private boolean exit;

    @Option(
            names = "--no-open",
            description = "Do not open the sign-in page in the browser; its address is printed either way.")
    private boolean withoutBrowser;

    @Override
    public Integer call() {
        if (annotate < 1 || annotate >= tasks) {
            throw new UserError("--annotate " + annotate + " of --tasks " + tasks
                    + ": annotate at least one task and leave at least one for the model.");
        }
        try (Console console = output.console()) {
            long begin = System.nanoTime();
            GoldTasks<?> gold = gold();
            // The loop below trains by itself. The learner makes way for it, and finds its version in place of one of
            // its own.
            Learner learner = ServedLearner.in(server.dataDir());
            Timed<Studio> started = Console.timed(() -> Studio.start(config -> {
                server.apply(config);
                config.username(username).learner(learner);
            }));
            try (RunningServer running = RunningServer.of(started.value(), Optional.of(learner))) {
                QuickstartReport report = run(console, running.studio(), gold, started.seconds(), begin);
                new Summary(console).print(report, !exit);
                if (console.json()) {
                    console.result(JsonReport.line(report));
                }
                if (!exit) {
                    if (!withoutBrowser) {
                        Browser.open(report.signInUrl(), console);
                    }
                    running.await();
                }
            }
            return 0;
        }
    }

    private GoldTasks<?> gold() {
        Optional<String> answers = Optional.ofNullable(column);
        LearningTask<?> learned = task.named()
                .orElseGet(() -> dataset == null
                        ? LearningTasks.TOKEN_CLASSIFICATION
                        : new DataArgument(dataset, answers).task());
        return GoldTasks.load(learned, dataset == null ? learned.starter() : dataset, answers, tasks);
    }

    private <E> QuickstartReport run(
            Console console, Studio studio, GoldTasks<E> gold, double startSeconds, long begin) {
        console.say("Server: %s, data in %s (%.1f s)".formatted(studio.url(), server.dataDir(), startSeconds));
        StudioUser user = studio.createUser(username);
        String token = studio.token(user);
        try (StudioClient client = StudioClient.connect(studio.url(), token)) {
            Quickstart<E> loop =
                    new Quickstart<>(gold.task(), client, new ChildTrainer(allProcessors()), server.dataDir(), console);
            List<E> shown = gold.texts();
            int labels = labelled(shown.size());
            List<E> labelled = shown.subList(0, labels);
            List<E> withheld = shown.subList(labels, shown.size());

            Timed<Quickstart.Imported> imported = Console.timed(() -> loop.importTasks(title(), gold));
            long project = imported.value().project().id();
            console.say("Imported %d tasks of %s into project %d: %s (%.1f s)"
                    .formatted(shown.size(), gold.id(), project, client.projectUrl(project), imported.seconds()));

            double annotateSeconds = Console.timed(() -> {
                        loop.annotate(imported.value(), labelled);
                        return null;
                    })
                    .seconds();
            console.say(
                    "Annotated %d of them as %s (%.1f s). These are the data set's own labels: they stand in for a person."
                            .formatted(labelled.size(), user.email(), annotateSeconds));

            Timed<Quickstart.Trained> trained = Console.timed(() -> loop.train(imported.value(), training.options()));
            TrainingRun run = trained.value().run();
            String modelVersion = trained.value().version();
            run.notes().forEach(console::warn);
            aligned(run.alignment(), console);
            console.say("Saved %s to %s (%.1f s)"
                    .formatted(modelVersion, trained.value().folder(), trained.seconds()));

            Timed<Quickstart.Predicted> predicted =
                    Console.timed(() -> loop.preAnnotate(imported.value(), trained.value(), withheld));
            console.say("Pre-annotated %d tasks with %d %s (%.1f s)"
                    .formatted(
                            predicted.value().count().tasks(),
                            predicted.value().count().regions(),
                            run.alignment() == null ? "answers" : "spans",
                            predicted.seconds()));

            return new QuickstartReport(
                    studio.url(),
                    studio.signInLink(user),
                    user.email(),
                    token,
                    project,
                    client.projectUrl(project),
                    modelVersion,
                    trained.value().folder().toAbsolutePath().toString(),
                    new QuickstartReport.Tasks(
                            shown.size(),
                            labelled.size(),
                            predicted.value().count().tasks()),
                    alignment(run.alignment()),
                    new QuickstartReport.Train(run.epochs().stream()
                            .map(epoch -> new QuickstartReport.Epoch(
                                    epoch.epoch(), epoch.loss(), epoch.f1(), epoch.seconds()))
                            .toList()),
                    Quickstart.numbers(predicted.value().measured()),
                    new QuickstartReport.Seconds(
                            startSeconds,
                            imported.seconds(),
                            annotateSeconds,
                            trained.seconds(),
                            predicted.seconds(),
                            (System.nanoTime() - begin) / 1e9));
        }
    }

    /** How many rows are annotated: of a data set with fewer than were asked for, two thirds. */
    private int labelled(int rows) {
        if (rows < 2) {
            throw new UserError("The data set has " + rows
                    + " rows to label; at least two are needed, one for a person and one for the model.");
        }
        return rows > annotate ? annotate : Math.max(1, rows * 2 / 3);
    }

    private static void aligned(RunAlignment alignment, Console console) {
        if (alignment != null) {
            console.say("Aligned %d spans with tokens: %d exact, %d snapped, %d dropped"
                    .formatted(alignment.spans(), alignment.exact(), alignment.snapped(), alignment.dropped()));
        }
    }

    private static QuickstartReport.Alignment alignment(RunAlignment alignment) {
        return alignment == null
                ? null
                : new QuickstartReport.Alignment(
                        alignment.spans(), alignment.exact(), alignment.snapped(), alignment.dropped());
    }

    /** Nobody labels while a quickstart trains, so no processor is kept free. */
    private static ChildJvm allProcessors() {
        return ChildJvm.defaults().withThreads(Runtime.getRuntime().availableProcessors());
    }

    private static String title() {
        return "Quickstart " + LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
    }
}
