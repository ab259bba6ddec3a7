package dev.tagloop.cli.hub;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.hub.FileRequest;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.SnapshotRequest;
import dev.tagloop.hub.TransferListener;
import dev.tagloop.hub.repo.RepoId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tagloop hub download}. */
@Command(
        name = "download",
        description = {
            "Fetch a repository, or some files of it, into the cache that Python's tools share.",
            "Prints where it lies. What is there already is not fetched again; what breaks off goes on where it stopped."
        },
        footer = {
            "",
            "Example: a model; then the English part of a data set",
            "  tagloop hub download dslim/bert-base-NER",
            "  tagloop hub download unimelb-nlp/wikiann --repo-type dataset --include 'en/*'"
        })
final class DownloadCommand implements Callable<Integer> {
    @Mixin
    private RepoArguments what;

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Only these files; without any, all.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--include", paramLabel = "PATTERN", description = "Only paths like this; * also crosses slashes.")
    private List<String> include = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "PATTERN", description = "No paths like this.")
    private List<String> exclude = new ArrayList<>();

    @Option(names = "--force", description = "Fetch again what is there already.")
    private boolean force;

    @Option(names = "--local-only", description = "Ask the cache alone.")
    private boolean localOnly;

    @Option(
            names = "--max-workers",
            paramLabel = "N",
            defaultValue = "8",
            description = "Files at a time (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Mixin
    private HubOptions options;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    private record Report(String repo, String type, String revision, String path, List<String> files) {}

    @Override
    public Integer call() {
        if (workers < 1) {
            throw new ParameterException(spec.commandLine(), "--max-workers must be positive, not " + workers);
        }
        if (!files.isEmpty() && !(include.isEmpty() && exclude.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "Give either files or --include and --exclude");
        }
        RepoId repo = what.repo();
        String revision = what.revision();
        try (Console console = output.console();
                Hub hub = options.connect()) {
            TransferListener listener = new ConsoleListener(console, "Downloading " + repo.id());
            List<Path> got = new ArrayList<>();
            if (files.isEmpty()) {
                got.add(hub.snapshot(snapshot(repo, revision, listener)));
            } else {
                files.forEach(file -> got.add(hub.download(file(repo, revision, file, listener))));
            }
            if (console.json()) {
                List<String> all = files.isEmpty()
                        ? List.of()
                        : got.stream().map(Path::toString).toList();
                String path = files.isEmpty() ? got.getFirst().toString() : "";
                console.result(JsonReport.line(new Report(repo.id(), repo.type().word(), revision, path, all)));
            } else {
                got.forEach(path -> console.result(path.toString()));
            }
            return 0;
        }
    }

    private SnapshotRequest snapshot(RepoId repo, String revision, TransferListener listener) {
        SnapshotRequest request = SnapshotRequest.of(repo)
                .withRevision(revision)
                .withAllowed(include)
                .withIgnored(exclude)
                .withParallel(workers)
                .withListener(listener);
        request = force ? request.forced() : request;
        return localOnly ? request.locally() : request;
    }

    private FileRequest file(RepoId repo, String revision, String file, TransferListener listener) {
        FileRequest request = FileRequest.of(repo, file).withRevision(revision).withListener(listener);
        request = force ? request.forced() : request;
        return localOnly ? request.locally() : request;
    }
}
