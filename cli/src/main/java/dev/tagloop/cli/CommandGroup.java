package dev.tagloop.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing but through its subcommands. */
public abstract class CommandGroup implements Runnable {
    private final String question;

    @Spec
    private CommandSpec spec;

    /** @param question what somebody is asked who names no subcommand */
    protected CommandGroup(String question) {
        this.question = question;
    }

    /** Reached only without a subcommand, which is wrong usage. */
    @Override
    public final void run() {
        throw new ParameterException(spec.commandLine(), question);
    }
}
