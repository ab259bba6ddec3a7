package dev.tagloop.cli.hub;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tagloop hub cache}. */
@Command(
        name = "cache",
        description = "Look into the cache of files from the Hub, and tidy it up.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CacheListCommand.class, CachePruneCommand.class},
        footer = {"", "Example:", "  tagloop hub cache ls", "  tagloop hub cache prune --dry-run"})
final class CacheCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Reached only without a subcommand, which is wrong usage. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What shall be done with the cache?");
    }
}
