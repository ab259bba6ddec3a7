package dev.tagloop.cli.simulate;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.train.Cancelling;
import dev.tagloop.cli.train.TrainingArguments;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.simulation.FineTunedLearner;
import dev.tagloop.learning.simulation.SimulatedData;
import dev.tagloop.learning.simulation.Simulation;
import dev.tagloop.learning.simulation.SimulationPicture;
import dev.tagloop.learning.simulation.SimulationReport;
import dev.tagloop.learning.simulation.SimulationRun;
import dev.tagloop.learning.simulation.SimulationTable;
import dev.tagloop.learning.simulation.TutorialScenario;
import dev.tagloop.learning.simulation.task.SimulatedTasks;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop simulate}. */
@Command(
        name = "simulate",
        description = {
            "Replay labelled texts as if people labelled them: which sampler gets to a good model with the fewest words read. Spans,"
                    + " labels of whole texts, answers to questions and written texts can be replayed.",
            "",
            "Every run is kept. The same command again goes on with a simulation that was broken off, and shows one that is"
                    + " complete without training anything."
        },
        footer = {
            "",
            "Example: two samplers beside random, five times each",
            "  tagloop simulate --data starter-ner --samplers mnlp,badge --seeds 1,2,3,4,5",
            "Example: the same for labels of whole texts, answers to questions, summaries",
            "  tagloop simulate --data starter-topics --samplers breaking-ties,badge",
            "  tagloop simulate --data starter-qa",
            "  tagloop simulate --data starter-summaries",
            "Example: the tutorial's example with its promises beside what is measured",
            "  tagloop simulate --scenario tutorial --bootstrap 200"
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final String PICTURE = "curves.svg";

    /** What is played. */
    enum Scenario {
        /** Samplers against each other. */
        SAMPLERS,
        /** Some by hand, the rest pre-annotated. */
        TUTORIAL
    }

    @Mixin
    private SimulationSource source;

    @Option(
            names = "--samplers",
            paramLabel = "NAME",
            split = ",",
            description = {
                "Samplers to compare with random; with :unique behind a name it passes over near duplicates (default: by the"
                        + " task: mnlp for spans, breaking-ties for labels of texts, least-confidence for answers, kmeans++ for"
                        + " written texts and numbers)."
            })
    private List<String> samplers;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            split = ",",
            defaultValue = "1",
            description = "A run of each sampler for each seed (default: ${DEFAULT-VALUE}).")
    private List<Long> seeds;

    @Option(
            names = "--budgets",
            paramLabel = "WORDS",
            split = ",",
            description = "Words to label before each measurement (default: eight, from 2 %% to 50 %% of all).")
    private List<Integer> budgets;

    @Option(
            names = "--scenario",
            paramLabel = "samplers|tutorial",
            defaultValue = "samplers",
            description = "What is played (default: ${DEFAULT-VALUE}).")
    private Scenario scenario;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            defaultValue = "500",
            description = "Texts that are labelled by hand in the tutorial's example (default: ${DEFAULT-VALUE}).")
    private int bootstrap;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "tagloop-simulation",
            description = "The folder for runs and picture (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Mixin
    private TrainingArguments training;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            ModelArgument.fetch(console, training.options().base());
            LearningTask<?> task = source.task();
            if (scenario == Scenario.TUTORIAL) {
                tutorial(task, console);
            } else if (task.equals(LearningTasks.TEXT_CLASSIFICATION)) {
                compare(source.read(LearningTasks.TEXT_CLASSIFICATION, SimulatedTasks::classes), console);
            } else if (task.equals(LearningTasks.QUESTION_ANSWERING)) {
                compare(source.read(LearningTasks.QUESTION_ANSWERING, all -> SimulatedTasks.answers()), console);
            } else if (task.equals(LearningTasks.SUMMARIZATION)) {
                compare(source.read(LearningTasks.SUMMARIZATION, all -> SimulatedTasks.summaries(base())), console);
            } else if (task.equals(LearningTasks.WRITTEN_ANSWERS)) {
                compare(
                        source.read(LearningTasks.WRITTEN_ANSWERS, all -> SimulatedTasks.writtenAnswers(base())),
                        console);
            } else {
                compare(spans(), console);
            }
            return 0;
        } catch (CancellationException e) {
            throw new UserError("The simulation was broken off. The same command goes on with it.", e);
        }
    }

    private Checkpoint base() {
        return Checkpoints.resolve(training.options().base());
    }

    private SimulatedData<LabeledText> spans() {
        return source.read(LearningTasks.TOKEN_CLASSIFICATION, all -> SimulatedTasks.spans());
    }

    private <E> void compare(SimulatedData<E> data, Console console) {
        List<Sampler> chosen = SamplerNames.read(samplers, data.task());
        List<Integer> words = Budgets.of(budgets, data.allTokens());
        tell(data, console);
        CancelToken cancel = Cancelling.onExit();
        List<SimulationRun> runs = new Simulation<>(
                        data, learner(data, console, cancel), runs(), console.progress(), cancel)
                .run(chosen, seeds, words);
        SimulationReport report = SimulationReport.of(runs, data.task().figure());
        Path picture = folder.resolve(PICTURE);
        write(picture, SimulationPicture.svg(report));
        if (console.json()) {
            ObjectNode json = FiniteJson.of(report);
            json.put("task", data.task().task().name());
            json.put("picture", picture.toAbsolutePath().toString());
            console.result(json.toString());
        } else {
            SimulationTable.lines(report).forEach(console::result);
            console.say(data.task().counting());
            console.say("Picture " + picture.toAbsolutePath());
        }
    }

    private void tutorial(LearningTask<?> task, Console console) {
        if (!task.equals(LearningTasks.TOKEN_CLASSIFICATION)) {
            throw new UserError("The tutorial's example is about labelled spans, and " + source.name() + " is for "
                    + task.name() + ". Without --scenario you see what suggestions save there.");
        }
        SimulatedData<LabeledText> data = spans();
        if (bootstrap < 2 || bootstrap >= data.pool().size()) {
            throw new UserError("--bootstrap must be 2 to " + (data.pool().size() - 1) + " of these "
                    + data.pool().size() + " texts, not " + bootstrap + ".");
        }
        tell(data, console);
        CancelToken cancel = Cancelling.onExit();
        TutorialScenario played = TutorialScenario.play(
                data, learner(data, console, cancel), bootstrap, seeds.getFirst(), runs(), cancel);
        if (console.json()) {
            ObjectNode json = FiniteJson.of(played);
            json.put("saved", played.saved());
            json.put("saved_on_the_rest", played.edits().saved());
            console.result(json.toString());
        } else {
            TutorialTable.lines(played).forEach(console::result);
        }
    }

    private void tell(SimulatedData<?> data, Console console) {
        console.say("%d texts (%d words) of %s to label, %d to measure on"
                .formatted(
                        data.pool().size(),
                        data.allTokens(),
                        source.name(),
                        data.test().size()));
    }

    private <E> FineTunedLearner<E> learner(SimulatedData<E> data, Console console, CancelToken cancel) {
        return new FineTunedLearner<>(
                data.task(),
                new LocalTrainer(),
                training.options(),
                folder.resolve("work"),
                console.progress(),
                cancel);
    }

    private Path runs() {
        return folder.resolve("runs");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError("The picture cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }
}
