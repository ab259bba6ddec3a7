package dev.tagloop.cli.push;

import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubBuilder;
import dev.tagloop.hub.repo.Revision;
import picocli.CommandLine.Option;

/** How something is put onto the Hub. */
final class PushOptions {
    @Option(names = "--private", description = "If the repository has to be made, only you see it.")
    private boolean secret;

    @Option(
            names = {"--revision", "--branch"},
            paramLabel = "NAME",
            defaultValue = Revision.MAIN,
            description = "The branch, made from main if it is not there (default: ${DEFAULT-VALUE}).")
    private String branch;

    @Option(
            names = {"--message", "--commit-message"},
            paramLabel = "TEXT",
            description = "The first line of the commit's message.")
    private String message = "";

    @Option(names = "--dry-run", description = "List what would be sent, and send nothing.")
    private boolean dryRun;

    @Option(
            names = "--hf-token",
            paramLabel = "TOKEN",
            description =
                    "Another token of the Hub than that of HF_TOKEN or of `tagloop hub login`. Other users of this"
                            + " machine can see command lines: better set HF_TOKEN.")
    private String token;

    /** For a command that pushes as its last step. */
    static PushOptions privately(boolean secret) {
        PushOptions options = new PushOptions();
        options.secret = secret;
        options.branch = Revision.MAIN;
        return options;
    }

    /** A client; nothing is sent yet. */
    Hub connect() {
        HubBuilder builder = Hub.builder();
        return token == null ? builder.build() : builder.token(token).build();
    }

    boolean isPrivate() {
        return secret;
    }

    String branch() {
        return branch;
    }

    String message() {
        return message;
    }

    boolean dryRun() {
        return dryRun;
    }
}
