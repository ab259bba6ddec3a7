package dev.tagloop.cli.options;

import dev.tagloop.cli.console.Console;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command speaks. */
public final class OutputOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    // Read by Main before picocli runs; declared so that every command knows the option.
    @Option(
            names = {"-v", "--verbose"},
            description = "Show what is being done; twice: what the libraries do too.")
    @SuppressWarnings("UnusedVariable")
    private boolean[] verbose;

    /** The console that the command writes to. */
    public Console console() {
        return Console.of(command.commandLine().getOut(), json);
    }

    public boolean json() {
        return json;
    }
}
