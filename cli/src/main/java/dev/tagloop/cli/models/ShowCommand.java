package dev.tagloop.cli.models;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.learning.learner.LearnerTrainings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tagloop models show}. */
@Command(
        name = "show",
        description =
                "Tell all that is known of a version: labels, base, settings, scores, confusion of types, calibration.",
        footer = {"", "Example: the second version of project 7", "  tagloop models show v2 --project 7"})
final class ShowCommand extends VersionsCommand {
    @Parameters(paramLabel = "VERSION", description = "Such as v3.")
    private String version;

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        LearnedVersion found = versions.versions().stream()
                .filter(each -> each.name().equals(version))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "There is no version " + version + ". See those that there are with: tagloop models ls"));
        if (console.json()) {
            console.result(VersionText.json(found).toString());
        } else {
            VersionText.lines(found).forEach(console::result);
        }
    }
}
