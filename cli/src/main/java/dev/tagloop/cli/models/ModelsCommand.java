package dev.tagloop.cli.models;

import dev.tagloop.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code tagloop models}. */
@Command(
        name = "models",
        description = {
            "Look at the versions of a project's model, and choose the one that predicts.",
            "DIR is the folder of one project's versions, or a server's data folder with --project."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            CompareCommand.class,
            PromoteCommand.class,
            RollbackCommand.class,
            ReproduceCommand.class,
            ArchiveCommand.class,
            UnarchiveCommand.class,
            GarbageCommand.class,
            ImportCommand.class,
            LogCommand.class
        },
        footer = {
            "",
            "Example: what there is, and which of two is better",
            "  tagloop models ls",
            "  tagloop models compare v1 v2 --project 3"
        })
public final class ModelsCommand extends CommandGroup {
    ModelsCommand() {
        super("What shall be done with the models?");
    }
}
