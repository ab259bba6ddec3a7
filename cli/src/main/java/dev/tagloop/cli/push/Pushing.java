package dev.tagloop.cli.push;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.hub.Bytes;
import dev.tagloop.cli.hub.ConsoleListener;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.push.DatasetPush;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.UploadRequest;
import dev.tagloop.hub.repo.CommitResult;
import dev.tagloop.hub.repo.Ref;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Looks through what is to be put onto the Hub, lists it, sends it and tells where it is. */
final class Pushing {
    private final Console console;
    private final Hub hub;
    private final RepoId repo;
    private final PushOptions options;

    Pushing(Console console, Hub hub, RepoId repo, PushOptions options) {
        this.console = console;
        this.hub = hub;
        this.repo = repo;
        this.options = options;
    }

    private record Sent(String path, long bytes) {}

    private record Report(
            String repo,
            String branch,
            boolean dryRun,
            List<Sent> files,
            List<String> removed,
            String commit,
            String url,
            List<String> unchanged) {}

    /** A data set that loads. */
    void dataset(Path folder) {
        Map<String, Dataset> splits =
                Datasets.request(folder.toAbsolutePath().toString()).loadAll().splits();
        splits.forEach((name, rows) -> console.say("Split %s: %,d rows with %s"
                .formatted(name, rows.size(), rows.features().names())));
        DatasetPush push = DatasetPush.of(hub, repo, folder).toBranch(options.branch());
        send(push.plan(), settings -> push.run(settings));
    }

    /** A model that can be read. */
    void model(ModelFolder model) {
        model.check();
        UploadRequest upload = model.upload(hub, repo).withRevision(options.branch());
        send(upload, settings -> hub.upload(settings.apply(upload)));
    }

    /** The same without a report of its own. Gives the address of the commit, or of the repository if it had all of it. */
    String quietly(ModelFolder model) {
        model.check();
        UploadRequest upload = model.upload(hub, repo);
        prepare();
        CommitResult done = hub.upload(listened(upload));
        return done.url().isEmpty() ? hub.endpoint() + "/" + repo.id() : done.url();
    }

    private void send(UploadRequest plan, Function<UnaryOperator<UploadRequest>, CommitResult> send) {
        List<Sent> files = plan.additions().stream().map(Pushing::sent).toList();
        console.say("To %s, branch %s:".formatted(repo, options.branch()));
        files.forEach(file -> console.say("  %-50s %s".formatted(file.path(), Bytes.of(file.bytes()))));
        plan.deletions().forEach(path -> console.say("  %-50s removed".formatted(path)));
        if (options.dryRun()) {
            report(plan, files, null);
            return;
        }
        prepare();
        report(plan, files, send.apply(this::listened));
    }

    private UploadRequest listened(UploadRequest request) {
        return request.withMessage(message()).withListener(new ConsoleListener(console, "Uploading to " + repo.id()));
    }

    /** Makes the repository and the branch, where they are not there. */
    private void prepare() {
        hub.createRepository(repo, options.isPrivate(), true);
        boolean there = options.branch().equals(Revision.MAIN)
                || hub.refs(repo).branches().stream().map(Ref::name).anyMatch(options.branch()::equals);
        if (!there) {
            hub.createBranch(repo, options.branch(), Revision.MAIN);
        }
    }

    private String message() {
        if (!options.message().isBlank()) {
            return options.message();
        }
        return switch (repo.type()) {
            case DATASET -> "Upload dataset";
            case MODEL -> "Upload model";
            case SPACE -> "Upload files";
        };
    }

    private void report(UploadRequest plan, List<Sent> files, CommitResult done) {
        if (console.json()) {
            console.result(JsonReport.line(new Report(
                    repo.id(),
                    options.branch(),
                    done == null,
                    files,
                    plan.deletions(),
                    done == null ? "" : done.commit(),
                    done == null ? "" : done.url(),
                    done == null ? new ArrayList<>() : done.unchanged())));
        } else if (done == null) {
            console.say("Nothing was sent.");
        } else if (done.uploaded().isEmpty()) {
            console.say(repo.id() + " has all of it already: no commit was made.");
        } else {
            console.result(done.url());
        }
    }

    private static Sent sent(UploadRequest.Addition addition) {
        return switch (addition) {
            case UploadRequest.OfBytes bytes -> new Sent(bytes.path(), bytes.content().length);
            case UploadRequest.OfFile file -> {
                try {
                    yield new Sent(file.path(), Files.size(file.file()));
                } catch (IOException e) {
                    throw new UncheckedIOException(file.file() + " cannot be read: " + e.getMessage(), e);
                }
            }
        };
    }
}
