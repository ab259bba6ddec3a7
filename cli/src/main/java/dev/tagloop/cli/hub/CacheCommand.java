package dev.tagloop.cli.hub;

import dev.tagloop.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code tagloop hub cache}. */
@Command(
        name = "cache",
        description = "Look into the cache of files from the Hub, and tidy it up.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CacheListCommand.class, CachePruneCommand.class},
        footer = {"", "Example:", "  tagloop hub cache ls", "  tagloop hub cache prune --dry-run"})
final class CacheCommand extends CommandGroup {
    CacheCommand() {
        super("What shall be done with the cache?");
    }
}
