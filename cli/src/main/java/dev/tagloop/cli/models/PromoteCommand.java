package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tagloop models promote}. */
@Command(
        name = "promote",
        description = "Let a version predict from now on; an older one is a way back.",
        footer = {"", "Example: version 3 of project 7", "  tagloop models promote v3 --project 7"})
final class PromoteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VERSION", description = "Such as v3.")
    private String version;

    @Mixin
    private ModelFolders folders;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            LearnedVersion promoted = folders.one().promote(version);
            console.result(
                    console.json()
                            ? VersionText.json(promoted).toString()
                            : promoted.name() + " predicts from now on.");
            return 0;
        }
    }
}
