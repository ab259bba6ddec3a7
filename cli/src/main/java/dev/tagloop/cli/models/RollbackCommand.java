package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.learning.learner.LearnerTrainings;
import picocli.CommandLine.Command;

/** {@code tagloop models rollback}. */
@Command(
        name = "rollback",
        description = "Let the version predict again that did before the present one.",
        footer = {"", "Example: one version back, in project 7", "  tagloop models rollback --project 7"})
final class RollbackCommand extends VersionsCommand {
    @Override
    protected void run(LearnerTrainings versions, Console console) {
        LearnedVersion promoted = versions.rollback();
        console.result(console.json() ? VersionText.json(promoted).toString() : promoted.name() + " predicts again.");
    }
}
