package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.learning.learner.LearnerTrainings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What the commands about the versions of one project have in common: where these are, and how the outcome is told. */
public abstract class VersionsCommand implements Callable<Integer> {
    @Mixin
    private ModelFolders folders;

    @Mixin
    private OutputOptions output;

    @Override
    public final Integer call() {
        try (Console console = output.console()) {
            run(folders.one(), console);
            return 0;
        }
    }

    /** Does it with the versions of the project that is meant. */
    protected abstract void run(LearnerTrainings versions, Console console);
}
