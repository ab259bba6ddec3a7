package dev.tagloop.cli.backend;

import dev.tagloop.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code tagloop backend}. */
@Command(
        name = "backend",
        description = {
            "Serve models to Tagloop and Label Studio, which ask them for predictions.",
            "Add the address in the project's settings, as a model."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StartCommand.class, InitCommand.class, ConnectCommand.class},
        footer = {
            "",
            "Example: a trained model as a backend; then a project for one of your own",
            "  tagloop backend start my-model",
            "  tagloop backend init my-backend --template classification"
        })
public final class BackendCommand extends CommandGroup {
    BackendCommand() {
        super("What shall be done with backends?");
    }
}
