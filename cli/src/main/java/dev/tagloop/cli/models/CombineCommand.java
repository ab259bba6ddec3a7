package dev.tagloop.cli.models;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.data.DataArgument;
import dev.tagloop.cli.data.Folders;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.cli.options.LabelColumnOption;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.options.PipelineOptions;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.combination.CombinationLearning;
import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.learning.combination.UnlearnedTexts;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.models.Checkpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tagloop combine}. */
@Command(
        name = "combine",
        description =
                "Let several models answer as one: their spans or labels are put together by votes, weighed on labelled"
                        + " texts that none of them has learned from. The folder is a model for predict, evaluate and backend start."
                        + " With --project: put answers together that a server has stored already.",
        footer = {
            "",
            "Example: three versions and OpenNLP, weighed on the held-out part of a file",
            "  tagloop combine --models models/v3 models/v5 models/v6 quick --data labels.json --output together",
            "Example: ask it as any other model",
            "  tagloop predict --model together --text \"Apple Inc. was founded by Steve Jobs in California.\"",
            "",
            "Example: the stored predictions of two versions and a person's answers, as predictions of a version of its own",
            "  tagloop combine --project 3 --predictions v2,spacy-lg --annotators ann@example.com --weights reliability --name both"
        })
public final class CombineCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions output;

    @Mixin
    private PipelineOptions computing;

    @Spec
    private CommandSpec command;

    @Mixin
    private StoredCombination stored;

    @Option(
            names = "--models",
            arity = "2..*",
            paramLabel = "DIR|ID",
            description = "The models, two or more of one kind.")
    private List<String> models;

    @Option(
            names = "--data",
            paramLabel = "FILE|DIR|ID",
            description =
                    "Labelled texts to weigh the models on; what one of them has learned from is left out. Without"
                            + " this all models count the same.")
    private String data;

    @Option(
            names = "--split",
            paramLabel = "EXPRESSION",
            description = "Which rows of a data set (default: test, else validation, else all).")
    private String split;

    @Mixin
    private LabelColumnOption column;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "The folder for the combination; new or empty. Its models stay where they are.")
    private Path folder;

    @Override
    public Integer call() throws InterruptedException {
        if (stored.isWanted() == (models != null) || (stored.isMeant() && !stored.isWanted())) {
            throw new ParameterException(
                    command.commandLine(),
                    "Give either --models with --output, or --project with --predictions and --annotators");
        }
        if (stored.isWanted()) {
            try (Console console = output.console()) {
                stored.run(console);
                return 0;
            }
        }
        if (folder == null) {
            throw new ParameterException(command.commandLine(), "Missing required option: '--output=DIR'");
        }
        Folders.requireEmpty(folder);
        try (Console console = output.console()) {
            models.forEach(model -> ModelArgument.fetch(console, model));
            CombinationLearning learning = learning();
            List<?> gold = data == null ? List.of() : gold(learning.task(), console);
            CombinationLearning.Learned learned;
            try {
                learned = learning.learn(gold, data == null ? "" : data, folder, console.progress(), new CancelToken());
            } catch (IllegalArgumentException e) {
                throw new UserError(e.getMessage(), e);
            }
            Combinations.write(learned.combination(), folder);
            CombinationText text = new CombinationText(learned, folder);
            if (console.json()) {
                console.result(text.json());
            } else {
                text.lines().forEach(console::say);
            }
            return 0;
        }
    }

    private CombinationLearning learning() {
        List<String> names = models.stream().map(Checkpoints::name).toList();
        boolean clear = names.stream().distinct().count() == names.size();
        List<CombinationLearning.Named> named = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            named.add(new CombinationLearning.Named(clear ? names.get(i) : models.get(i), models.get(i)));
        }
        try {
            return CombinationLearning.of(named, computing.settings());
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private <E> List<E> gold(LearningTask<E> task, Console console) {
        DataArgument argument = new DataArgument(data, column.named());
        List<E> all = argument.evaluation(task, Optional.ofNullable(split));
        List<TrainingRun> runs = models.stream()
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(model -> TrainingRun.read(model).stream())
                .toList();
        if (runs.isEmpty()) {
            return all;
        }
        UnlearnedTexts<E> unlearned = new UnlearnedTexts<>(argument.training(task), runs);
        List<E> fresh = all.stream().filter(unlearned::isNew).toList();
        if (fresh.size() < all.size()) {
            console.say("%d of the %d texts of %s are left out: a model has learned from them."
                    .formatted(all.size() - fresh.size(), all.size(), data));
        }
        if (fresh.size() < CombinationLearning.FEWEST) {
            throw new UserError("Only " + fresh.size() + " texts of " + data + " are new to all of the models; "
                    + CombinationLearning.FEWEST
                    + " are needed to weigh them. Give other texts, or none to let all models"
                    + " count the same.");
        }
        return fresh;
    }
}
