package dev.tagloop.cli.hub;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.hub.HubEnvironment;
import dev.tagloop.hub.cache.CacheReport;
import dev.tagloop.hub.cache.CachedRepo;
import dev.tagloop.hub.cache.CachedRevision;
import dev.tagloop.hub.cache.HubCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop hub cache ls}. */
@Command(
        name = "ls",
        description = "List what is in the cache, largest first. A content that several commits share is counted once.",
        footer = {
            "",
            "Example: what takes the room, then every commit",
            "  tagloop hub cache ls",
            "  tagloop hub cache ls --revisions"
        })
final class CacheListCommand implements Callable<Integer> {
    @Option(names = "--revisions", description = "A line for each commit.")
    private boolean revisions;

    @Mixin
    private OutputOptions output;

    private record Revision(String commit, List<String> refs, long bytes, int files, String modified) {}

    private record Repo(
            String repo, String type, String path, long bytes, int files, String accessed, List<Revision> revisions) {}

    private record Report(String cache, long bytes, List<Repo> repos, List<String> warnings) {}

    @Override
    public Integer call() {
        Path folder = HubEnvironment.ofProcess().cacheFolder();
        CacheReport found = new HubCache(folder).scan();
        try (Console console = output.console()) {
            List<Repo> repos = found.repos().stream()
                    .sorted(Comparator.comparingLong(CachedRepo::bytes).reversed())
                    .map(CacheListCommand::repo)
                    .toList();
            if (console.json()) {
                console.result(JsonReport.line(new Report(folder.toString(), found.bytes(), repos, found.warnings())));
                return 0;
            }
            repos.forEach(repo -> lines(repo).forEach(console::result));
            found.warnings().forEach(console::warn);
            console.say("%d repositories, %s, in %s.".formatted(repos.size(), Bytes.of(found.bytes()), folder));
            return 0;
        }
    }

    private List<String> lines(Repo repo) {
        List<String> lines = new ArrayList<>();
        String what = repo.type() + " " + repo.repo();
        if (!revisions) {
            lines.add("%-50s  %10s  %5d files".formatted(what, Bytes.of(repo.bytes()), repo.files()));
            return lines;
        }
        for (Revision revision : repo.revisions()) {
            String refs = revision.refs().isEmpty() ? "-" : String.join(",", revision.refs());
            lines.add("%-50s  %s  %10s  %5d files  %s"
                    .formatted(what, revision.commit(), Bytes.of(revision.bytes()), revision.files(), refs));
        }
        return lines;
    }

    private static Repo repo(CachedRepo repo) {
        return new Repo(
                repo.repo().id(),
                repo.repo().type().word(),
                repo.folder().toString(),
                repo.bytes(),
                repo.files(),
                repo.accessed().toString(),
                repo.revisions().stream().map(CacheListCommand::revision).toList());
    }

    private static Revision revision(CachedRevision revision) {
        return new Revision(
                revision.commit(),
                List.copyOf(revision.refs()),
                revision.bytes(),
                revision.files().size(),
                revision.modified().toString());
    }
}
