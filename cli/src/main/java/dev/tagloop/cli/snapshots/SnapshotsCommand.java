package dev.tagloop.cli.snapshots;

import dev.tagloop.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code tagloop snapshots}. */
@Command(
        name = "snapshots",
        description = {
            "Look at the labels that the versions of a project's model learned from: each training freezes them.",
            "SNAPSHOT is a name, a version such as v3, latest, or the first digits of a digest. DIR is the folder of"
                    + " one project's versions, or a server's data folder with --project."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            NameCommand.class,
            RenameCommand.class,
            UnnameCommand.class,
            DiffCommand.class,
            ExportCommand.class,
            RestoreCommand.class
        },
        footer = {
            "",
            "Example: what there is, and what was labelled between two trainings",
            "  tagloop snapshots ls --project 3",
            "  tagloop snapshots diff v1 v2 --project 3"
        })
public final class SnapshotsCommand extends CommandGroup {
    SnapshotsCommand() {
        super("What shall be done with the snapshots?");
    }
}
