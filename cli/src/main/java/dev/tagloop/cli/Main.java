package dev.tagloop.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The {@code tagloop} program. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "tagloop",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        description = "Label text, train Hugging Face models, pre-label, label again.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeOnExecutionException = 1)
public final class Main {
    private Main() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        Logging.configure(Logging.verbosity(args));
        System.exit(commandLine().execute(args));
    }

    /** The command tree, for tests and for the generated reference. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new ErrorReport());
    }
}
