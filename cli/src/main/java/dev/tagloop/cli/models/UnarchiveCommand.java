package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.learning.learner.LearnerTrainings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tagloop models unarchive}. */
@Command(
        name = "unarchive",
        description = "Take a version out of the archive.",
        footer = {"", "Example: version 2 of project 7", "  tagloop models unarchive v2 --project 7"})
final class UnarchiveCommand extends VersionsCommand {
    @Parameters(paramLabel = "VERSION", description = "Such as v2.")
    private String version;

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        LearnedVersion found = versions.unarchive(version);
        console.result(
                console.json() ? VersionText.json(found).toString() : found.name() + " is not archived any more.");
    }
}
