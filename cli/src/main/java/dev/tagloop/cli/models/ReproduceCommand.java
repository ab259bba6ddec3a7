package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.train.Cancelling;
import dev.tagloop.learning.learner.Reproduction;
import dev.tagloop.learning.train.TrainingWatch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop models reproduce}. */
@Command(
        name = "reproduce",
        description = {
            "Train a version again from what is kept of it (label snapshot, base, settings, seed) and hold the outcome"
                    + " against it, bit by bit. Nothing is changed.",
            "On the same machine, with as many threads, all files are equal; the exit code is 1 if they are not."
        },
        footer = {"", "Example: version 3 of project 7", "  tagloop models reproduce v3 --project 7"})
final class ReproduceCommand implements Callable<Integer> {
    @Mixin
    private ModelFolders folders;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "VERSION", description = "Such as v3.")
    private String version;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            Reproduction made = folders.one()
                    .reproduce(version, new TrainingWatch(console.progress(), Cancelling.onExit(), epoch -> {}));
            if (console.json()) {
                ObjectNode json = JsonReport.tree(made);
                json.put("equal", made.equal());
                console.result(json.toString());
            } else {
                made.differences().forEach(console::result);
                console.result(
                        made.equal()
                                ? "%s was trained again in %.1f s and is equal, bit by bit: %s"
                                        .formatted(version, made.seconds(), String.join(", ", made.files()))
                                : "%s was trained again in %.1f s and is not equal."
                                        .formatted(version, made.seconds()));
            }
            return made.equal() ? 0 : 1;
        }
    }
}
