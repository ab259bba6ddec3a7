package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tagloop models rollback}. */
@Command(
        name = "rollback",
        description = "Let the version predict again that did before the present one.",
        footer = {"", "Example: one version back, in project 7", "  tagloop models rollback --project 7"})
final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private ModelFolders folders;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            LearnedVersion promoted = folders.one().rollback();
            console.result(
                    console.json() ? VersionText.json(promoted).toString() : promoted.name() + " predicts again.");
            return 0;
        }
    }
}
