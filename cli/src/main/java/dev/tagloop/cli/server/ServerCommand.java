package dev.tagloop.cli.server;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.Given;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.settings.Settings;
import dev.tagloop.cli.settings.SettingsOrigins;
import dev.tagloop.cli.settings.SettingsPreprocessor;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.Studio;
import dev.tagloop.server.StudioUser;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tagloop server}. */
@Command(
        name = "server",
        aliases = "start",
        preprocessor = SettingsPreprocessor.class,
        description = {
            "Run the annotation server until it is stopped.",
            "With -v its log has a line for each request, with the X-Request-Id of the answer."
        },
        footer = {
            "",
            "Example: an owner with a token for scripts, reachable from this machine",
            "  tagloop server --username me@example.com --password 'a long phrase' --user-token $(openssl rand -hex 20)"
        })
public final class ServerCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--username",
            paramLabel = "EMAIL",
            defaultValue = "${env:LABEL_STUDIO_USERNAME}",
            description =
                    "An account that exists after the start; the first one owns the server ($LABEL_STUDIO_USERNAME).")
    private String username;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            defaultValue = "${env:LABEL_STUDIO_PASSWORD}",
            description = "Its password from now on ($LABEL_STUDIO_PASSWORD).")
    private String password;

    @Option(
            names = "--user-token",
            paramLabel = "TOKEN",
            defaultValue = "${env:LABEL_STUDIO_USER_TOKEN}",
            description = "Its legacy token from now on, 40 hex digits ($LABEL_STUDIO_USER_TOKEN).")
    private String userToken;

    /** Declared for the help; the preprocessor reads it out of the arguments before the options get their values. */
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = Settings.FILE_FLAG,
            paramLabel = "FILE",
            description =
                    "A file with settings, name = value a line ($TAGLOOP_CONFIG); docs/SETTINGS.md lists them all.")
    private Path settingsFile;

    @Option(names = "--open-signup", description = "Let everybody who reaches the server make an account.")
    private boolean openSignUp;

    @Option(
            names = "--no-learner",
            description =
                    "Serve without the built-in learner, which suggests labels and trains in a process of its own on this"
                            + " machine (default: with it).")
    private boolean withoutLearner;

    @Override
    public Integer call() {
        Optional<Learner> learner = learner();
        try (Console console = output.console();
                RunningServer running = RunningServer.of(start(learner), learner)) {
            announce(console, running.studio());
            running.await();
            return 0;
        }
    }

    private Optional<Learner> learner() {
        return withoutLearner ? Optional.empty() : Optional.of(ServedLearner.in(server.dataDir()));
    }

    private Studio start(Optional<Learner> learner) {
        return Studio.start(config -> {
            server.apply(config);
            learner.ifPresent(config::learner);
            config.openSignUp(openSignUp)
                    .settings(Settings.of(spec)
                            .inForce(
                                    SettingsOrigins.of(spec),
                                    Map.of("data-dir", server.dataDir().toString())));
            Given.text(username).ifPresent(config::username);
            Given.text(password).ifPresent(config::password);
            Given.text(userToken).ifPresent(config::userToken);
        });
    }

    private void announce(Console console, Studio studio) {
        Optional<StudioUser> user = Given.text(username).flatMap(studio::user);
        Optional<String> link = Given.text(password).isPresent() ? Optional.empty() : user.map(studio::signInLink);
        if (console.json()) {
            JsonObject line = JsonObject.empty()
                    .with("url", studio.url())
                    .with("data_dir", server.dataDir().toString());
            console.result(link.map(address -> line.with("sign_in_url", address))
                    .orElse(line)
                    .toString());
            return;
        }
        console.say("Tagloop listens on " + studio.url() + "  (data: " + server.dataDir() + "; Ctrl-C stops)");
        link.ifPresent(address -> console.say("Sign in once with: " + address));
    }
}
