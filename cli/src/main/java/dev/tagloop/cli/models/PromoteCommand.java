package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.learning.learner.LearnerTrainings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tagloop models promote}. */
@Command(
        name = "promote",
        description = "Let a version predict from now on; an older one is a way back.",
        footer = {"", "Example: version 3 of project 7", "  tagloop models promote v3 --project 7"})
final class PromoteCommand extends VersionsCommand {
    @Parameters(paramLabel = "VERSION", description = "Such as v3.")
    private String version;

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        LearnedVersion promoted = versions.promote(version);
        console.result(
                console.json() ? VersionText.json(promoted).toString() : promoted.name() + " predicts from now on.");
    }
}
