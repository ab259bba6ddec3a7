package dev.tagloop.cli.push;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.repo.RepoId;
import java.nio.file.Path;

/** Puts a model onto the Hub as the last step of a command that made it. */
public final class ModelPush {
    private final RepoId repo;
    private final boolean secret;

    private ModelPush(RepoId repo, boolean secret) {
        this.repo = repo;
        this.secret = secret;
    }

    /**
     * A push to come. It is seen now whether it can be done at all: the id, and that there is a token.
     *
     * @param secret whether a repository that has to be made is seen by its owner alone
     * @throws UserError if not
     */
    public static ModelPush to(String id, boolean secret) {
        RepoId repo;
        try {
            repo = RepoId.model(id);
        } catch (IllegalArgumentException e) {
            throw new UserError("--push-to-hub: " + e.getMessage(), e);
        }
        try (Hub hub = Hub.create()) {
            if (hub.isOffline()) {
                throw new UserError("--push-to-hub needs the Hub, but offline mode is on (HF_HUB_OFFLINE).");
            }
            if (hub.token().isEmpty()) {
                throw new UserError("--push-to-hub needs a token: set HF_TOKEN or run `tagloop hub login`.");
            }
        }
        return new ModelPush(repo, secret);
    }

    /** Does it; what it tells goes beside the command's own result. */
    public void push(Console console, Path folder) {
        try (Hub hub = Hub.create()) {
            String url =
                    new Pushing(console, hub, repo, PushOptions.privately(secret)).quietly(new ModelFolder(folder));
            console.say("Pushed to " + url);
        }
    }
}
