package dev.tagloop.cli.snapshots;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.models.VersionsCommand;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.learner.LearnerTrainings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tagloop snapshots unname}. */
@Command(
        name = "unname",
        description = "Take a name away. A snapshot that no version learned from is deleted with its last name.",
        footer = {"", "Example: in project 7", "  tagloop snapshots unname reviewed-june --project 7"})
final class UnnameCommand extends VersionsCommand {
    @Parameters(paramLabel = "NAME", description = "The name.")
    private String name;

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        boolean kept = versions.snapshots().removeName(name);
        if (console.json()) {
            console.result(
                    JsonObject.empty().with("name", name).with("kept", kept).toString());
        } else {
            console.result("No snapshot is called " + name + " any more."
                    + (kept ? "" : " It was deleted, since no version learned from it."));
        }
    }
}
