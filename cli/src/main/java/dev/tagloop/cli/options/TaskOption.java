package dev.tagloop.cli.options;

import dev.tagloop.cli.UserError;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What kind of model is meant, where somebody says it. */
public final class TaskOption {
    @Option(
            names = "--task",
            paramLabel = "NAME",
            description =
                    "What is learned: ner, classification, qa, summarization or written-answers (default: what the data are for).")
    private String name;

    /** The task that was named; empty if none was. */
    public Optional<LearningTask<?>> named() {
        try {
            return Optional.ofNullable(name).map(LearningTasks::named);
        } catch (IllegalArgumentException e) {
            throw new UserError("Wrong --task: " + e.getMessage() + ".", e);
        }
    }
}
