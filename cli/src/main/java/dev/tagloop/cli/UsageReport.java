package dev.tagloop.cli;

import dev.tagloop.cli.settings.SettingsOrigins;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Prints what is wrong with the arguments, where it came from when that was not the command line, and how the command is called. */
final class UsageReport implements IParameterExceptionHandler {
    private final IParameterExceptionHandler picocli;

    UsageReport(CommandLine line) {
        this.picocli = line.getParameterExceptionHandler();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) throws Exception {
        CommandLine command = failure.getCommandLine();
        if (failure.getCause() instanceof UserError mistake) {
            return usage(command, mistake.getMessage());
        }
        if (failure.getArgSpec() != null) {
            var place = SettingsOrigins.of(command.getCommandSpec()).hiddenPlace(failure.getArgSpec());
            if (place.isPresent()) {
                return usage(command, failure.getMessage() + " (from " + place.get() + ")");
            }
        }
        return picocli.handleParseException(failure, args);
    }

    private static int usage(CommandLine command, String message) {
        command.getErr().println("tagloop: " + message);
        command.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }
}
