package dev.tagloop.cli.hub;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.hub.HubEnvironment;
import dev.tagloop.hub.cache.HubCache;
import dev.tagloop.hub.cache.PruneResult;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop hub cache prune}. */
@Command(
        name = "prune",
        description = {
            "Remove commits that no branch or tag stands for any more, contents that only they had,",
            "and temporary files of downloads that ended in the middle more than an hour ago."
        },
        footer = {"", "Example: look first", "  tagloop hub cache prune --dry-run", "  tagloop hub cache prune"})
final class CachePruneCommand implements Callable<Integer> {
    @Option(names = "--dry-run", description = "Tell what would go, and remove nothing.")
    private boolean dryRun;

    @Mixin
    private OutputOptions output;

    private record Report(boolean dryRun, List<String> revisions, int leftovers, long bytes) {}

    @Override
    public Integer call() {
        PruneResult gone = new HubCache(HubEnvironment.ofProcess().cacheFolder()).prune(dryRun);
        try (Console console = output.console()) {
            if (console.json()) {
                console.result(JsonReport.line(new Report(dryRun, gone.revisions(), gone.leftovers(), gone.bytes())));
            } else {
                gone.revisions().forEach(console::result);
                console.say("%s %d commits and %d leftovers: %s."
                        .formatted(
                                dryRun ? "Would remove" : "Removed",
                                gone.revisions().size(),
                                gone.leftovers(),
                                Bytes.of(gone.bytes())));
            }
            return 0;
        }
    }
}
