package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.learning.learner.LearnerTrainings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tagloop models archive}. */
@Command(
        name = "archive",
        description = "Put a version aside: lists leave it out and it cannot be promoted, but its files stay.",
        footer = {"", "Example: version 2 of project 7", "  tagloop models archive v2 --project 7"})
final class ArchiveCommand extends VersionsCommand {
    @Parameters(paramLabel = "VERSION", description = "Such as v2.")
    private String version;

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        LearnedVersion archived = versions.archive(version);
        console.result(console.json() ? VersionText.json(archived).toString() : archived.name() + " is archived.");
    }
}
