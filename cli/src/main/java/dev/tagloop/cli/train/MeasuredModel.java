package dev.tagloop.cli.train;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.data.DataArgument;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.cli.options.LabelColumnOption;
import dev.tagloop.cli.options.TaskOption;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that measures a model on labelled texts. */
public final class MeasuredModel {
    @Option(names = "--model", required = true, paramLabel = "DIR|ID", description = "The model.")
    private String model;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE|DIR|ID",
            description = "Labelled texts: CoNLL, JSON lines, Label Studio JSON, Parquet, or a data set.")
    private String data;

    @Mixin
    private LabelColumnOption column;

    @Mixin
    private TaskOption task;

    @Option(
            names = "--split",
            paramLabel = "EXPRESSION",
            description =
                    "Which rows of a data set, such as test or train[:10%%] (default: test, else validation, else all).")
    private String split;

    /** The model as it was named. */
    String name() {
        return model;
    }

    /** The data as they were named. */
    String data() {
        return data;
    }

    /** What is measured: what was named, else what the model's head is for. */
    LearningTask<?> task(Checkpoint checkpoint) {
        return task.named().or(() -> LearningTasks.of(checkpoint)).orElse(LearningTasks.TOKEN_CLASSIFICATION);
    }

    <E> List<E> gold(LearningTask<E> learned) {
        return new DataArgument(data, column.named()).evaluation(learned, Optional.ofNullable(split));
    }

    /** Its files, from the Hub where they are not here. */
    Checkpoint checkpoint(Console console) {
        ModelArgument.fetch(console, model);
        return Checkpoints.resolve(model);
    }
}
