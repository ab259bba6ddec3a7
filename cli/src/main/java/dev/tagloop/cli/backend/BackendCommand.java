package dev.tagloop.cli.backend;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tagloop backend}. */
@Command(
        name = "backend",
        description = {
            "Serve models to Tagloop and Label Studio, which ask them for predictions.",
            "Add the address in the project's settings, as a model."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StartCommand.class, InitCommand.class},
        footer = {
            "",
            "Example: a trained model as a backend; then a project for one of your own",
            "  tagloop backend start my-model",
            "  tagloop backend init my-backend --template classification"
        })
public final class BackendCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Reached only without a subcommand, which is wrong usage. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What shall be done with backends?");
    }
}
