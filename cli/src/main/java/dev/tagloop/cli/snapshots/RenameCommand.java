package dev.tagloop.cli.snapshots;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.models.VersionsCommand;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.learner.StoredSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tagloop snapshots rename}. */
@Command(
        name = "rename",
        description = "Give a snapshot another name in place of one that it has.",
        footer = {"", "Example: in project 7", "  tagloop snapshots rename reviewed-june reviewed --project 7"})
final class RenameCommand extends VersionsCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The name that it has.")
    private String name;

    @Parameters(index = "1", paramLabel = "NEW", description = "The name that takes its place.")
    private String newName;

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        StoredSnapshot named = versions.snapshots().rename(name, newName);
        console.result(
                console.json()
                        ? SnapshotText.json(named).toString()
                        : "The snapshot " + SnapshotText.digits(named.digest()) + " is called " + newName
                                + ", no longer " + name + ".");
    }
}
