package dev.tagloop.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints a failure as one sentence; the stack trace is shown with {@code -v} or when the fault is ours. */
final class ErrorReport implements IExecutionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ErrorReport.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (endedFromOutside()) {
            // Ctrl-C: what breaks now breaks because everything is being closed, and nobody asked.
            return CommandLine.ExitCode.SOFTWARE;
        }
        command.getErr().println("tagloop: " + sentence(failure));
        if (isBug(failure)) {
            failure.printStackTrace(command.getErr());
        } else {
            log.debug("The failure in detail", failure);
        }
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Whether the process is ending already: then no shutdown hook can be added any more. */
    private static boolean endedFromOutside() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            return !Runtime.getRuntime().removeShutdownHook(probe);
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    /** Failures that no input should cause: their trace is what a bug report needs. */
    private static boolean isBug(Exception failure) {
        return failure instanceof NullPointerException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof ClassCastException;
    }
}
