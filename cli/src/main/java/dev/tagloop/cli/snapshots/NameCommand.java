package dev.tagloop.cli.snapshots;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.models.VersionsCommand;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.learner.StoredSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tagloop snapshots name}. */
@Command(
        name = "name",
        description =
                "Give a snapshot a name. A named snapshot stays, whatever becomes of the versions that learned from"
                        + " it.",
        footer = {
            "",
            "Example: what version 3 of project 7 learned from is the reviewed state",
            "  tagloop snapshots name v3 reviewed-june --project 7"
        })
final class NameCommand extends VersionsCommand {
    @Parameters(index = "0", paramLabel = "SNAPSHOT", description = "A name, a version, latest, or digits of a digest.")
    private String snapshot;

    @Parameters(index = "1", paramLabel = "NAME", description = "Its name from now on, beside those that it has.")
    private String name;

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        StoredSnapshot named = versions.snapshots().name(snapshot, name);
        console.result(
                console.json()
                        ? SnapshotText.json(named).toString()
                        : "The snapshot " + SnapshotText.digits(named.digest()) + " is called " + name + ".");
    }
}
