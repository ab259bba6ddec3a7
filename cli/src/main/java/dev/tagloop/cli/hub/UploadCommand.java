package dev.tagloop.cli.hub;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.UploadRequest;
import dev.tagloop.hub.repo.CommitResult;
import dev.tagloop.hub.repo.RepoId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tagloop hub upload}. */
@Command(
        name = "upload",
        description = {
            "Put a file or a folder into a repository, in one commit. The repository is made if it is not there.",
            "What the repository has already is not sent again."
        },
        footer = {
            "",
            "Example: a trained model for oneself",
            "  tagloop hub upload me/bert-places ./model --private",
            "",
            "Example: one file of a data set",
            "  tagloop hub upload me/places train.csv data/train.csv --repo-type dataset"
        })
final class UploadCommand implements Callable<Integer> {
    @Mixin
    private RepoArguments what;

    @Parameters(index = "1", paramLabel = "LOCAL", description = "The file or folder.")
    private Path local;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "PATH",
            description = "Where it goes in the repository (default: the file's name, or the root).")
    private String into;

    @Option(names = "--private", description = "If the repository has to be made, only you see it.")
    private boolean secret;

    @Option(names = "--include", paramLabel = "PATTERN", description = "Of a folder, only paths like this.")
    private List<String> include = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "PATTERN", description = "Of a folder, no paths like this.")
    private List<String> exclude = new ArrayList<>();

    @Option(names = "--commit-message", paramLabel = "TEXT", description = "The first line of the commit's message.")
    private String message = "";

    @Option(names = "--commit-description", paramLabel = "TEXT", description = "The rest of it.")
    private String description = "";

    @Option(names = "--create-pr", description = "Make a pull request instead of a commit on the branch.")
    private boolean pullRequest;

    @Mixin
    private HubOptions options;

    @Mixin
    private OutputOptions output;

    private record Report(
            String repo,
            String commit,
            String url,
            String pullRequest,
            List<String> uploaded,
            List<String> unchanged) {}

    @Override
    public Integer call() {
        RepoId repo = what.repo();
        if (!Files.exists(local)) {
            throw new UserError(local + " is not there.");
        }
        try (Console console = output.console();
                Hub hub = options.connect()) {
            UploadRequest request = request(repo)
                    .withRevision(what.revision())
                    .withMessage(message)
                    .withDescription(description)
                    .withListener(new ConsoleListener(console, "Uploading to " + repo.id()));
            hub.createRepository(repo, secret, true);
            CommitResult done = hub.upload(pullRequest ? request.asPullRequest() : request);
            if (console.json()) {
                console.result(JsonReport.line(new Report(
                        repo.id(),
                        done.commit(),
                        done.url(),
                        done.pullRequest().orElse(""),
                        done.uploaded(),
                        done.unchanged())));
            } else if (done.uploaded().isEmpty()) {
                console.say(repo.id() + " has all of it already: no commit was made.");
            } else {
                console.result(done.pullRequest().orElse(done.url()));
            }
            return 0;
        }
    }

    private UploadRequest request(RepoId repo) {
        if (Files.isDirectory(local)) {
            String prefix = into == null || into.equals(".") ? "" : into;
            return Hub.folder(repo, local, prefix, include, exclude);
        }
        return UploadRequest.to(repo)
                .withFile(into == null ? local.getFileName().toString() : into, local);
    }
}
