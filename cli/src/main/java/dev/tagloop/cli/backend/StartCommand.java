package dev.tagloop.cli.backend;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.options.PipelineOptions;
import dev.tagloop.cli.server.QuietMemory;
import dev.tagloop.labelstudio.backend.BackendProject.ServerAccess;
import dev.tagloop.labelstudio.backend.MlBackend;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.backend.ModelBackend;
import dev.tagloop.learning.backend.ServedTaskModel;
import dev.tagloop.learning.backend.TokenClassificationBackend;
import dev.tagloop.learning.learner.BuiltInLearner;
import dev.tagloop.learning.learner.HostedLearner;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.worker.ChildJvm;
import dev.tagloop.mlbackend.BackendOptions;
import dev.tagloop.mlbackend.BackendServer;
import dev.tagloop.mlbackend.BackendServerException;
import dev.tagloop.places.UserFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tagloop backend start}. */
@Command(
        name = "start",
        description = {
            "Serve a model, or without one the built-in learner, as an ML backend until it is stopped.",
            "A model of entities or of texts' labels predicts. The learner suggests from the first task on, remembers what was labelled,"
                    + " and trains versions of its own where a server asks for it or enough has been labelled.",
            "/health answers at once, and so does the learner, with what it has; a model that is named is told to be waited for (503)"
                    + " while it is still being loaded."
        },
        footer = {
            "",
            "Example: a model of tagloop train, for a server that asks for a password; then the built-in learner",
            "  tagloop backend start my-model --basic-auth-user tagloop --basic-auth-pass 'a long phrase'",
            "  tagloop backend start --data-dir learned"
        })
final class StartCommand implements Callable<Integer> {
    @Mixin
    private PipelineOptions computing;

    @Mixin
    private OutputOptions output;

    @Parameters(
            paramLabel = "DIR|ID",
            arity = "0..1",
            description =
                    "The model: a folder, or the id of one on the Hugging Face Hub. Without it the built-in learner is served.")
    private String model;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the built-in learner keeps its models (default: backend in the user's data folder).")
    private Path dataDir;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:LABEL_STUDIO_URL}",
            description = "The server to fetch labels from where it does not tell its own address ($LABEL_STUDIO_URL).")
    private String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:LABEL_STUDIO_API_KEY}",
            description = "A token for that server ($LABEL_STUDIO_API_KEY).")
    private String token;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + BackendOptions.PORT,
            description = "The port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--basic-auth-user",
            paramLabel = "NAME",
            defaultValue = "${env:BASIC_AUTH_USER}",
            description = "The user name that every request must bring ($BASIC_AUTH_USER).")
    private String user;

    @Option(
            names = "--basic-auth-pass",
            paramLabel = "PASSWORD",
            defaultValue = "${env:BASIC_AUTH_PASS}",
            description = "The password that goes with it ($BASIC_AUTH_PASS).")
    private String password;

    @Option(
            names = "--label-map",
            paramLabel = "MODEL=PROJECT",
            split = ",",
            description = "Labels of the model that projects call otherwise, such as PERSON=PER; may be repeated.")
    private List<String> labelMap = List.of();

    @Override
    public Integer call() {
        QuietMemory.watch();
        return model == null ? serveLearner() : serveModel();
    }

    private int serveLearner() {
        if (!labelMap.isEmpty()) {
            throw new UserError(
                    "--label-map goes with a model. The built-in learner maps labels by their names and by what"
                            + " people called the same things.");
        }
        Path folder = dataDir == null ? UserFolders.ofProcess().data().resolve("backend") : dataDir;
        try (Console console = output.console();
                HostedLearner learner = new HostedLearner(
                        BuiltInLearner.open(folder, ChildJvm.defaults(), computing.settings()), access());
                BackendServer server = serve(learner)) {
            Thread hook = new Thread(() -> stop(server, learner), "stop-backend");
            Runtime.getRuntime().addShutdownHook(hook);
            if (console.json()) {
                console.result(JsonObject.empty()
                        .with("url", server.url())
                        .with("data_dir", folder.toString())
                        .toString());
            } else {
                console.say(
                        "The built-in learner listens on " + server.url() + "  (models: " + folder + "; Ctrl-C stops)");
                console.say("Add it as a model in the settings of a project.");
            }
            server.await();
            return 0;
        }
    }

    private Optional<ServerAccess> access() {
        boolean given = url != null && !url.isBlank() && token != null && !token.isBlank();
        return given ? Optional.of(new ServerAccess(url, token)) : Optional.empty();
    }

    private int serveModel() {
        if (Files.exists(Path.of(model).resolve("pom.xml"))) {
            throw new UserError(model + " is a project of Maven's: start it there with \"mvn compile exec:java\".");
        }
        try (Console console = output.console();
                ModelBackend backend = new ModelBackend(TokenClassificationBackend.MODEL_CLASS, labels());
                BackendServer server = serve(backend)) {
            Thread hook = new Thread(server::close, "stop-backend");
            Runtime.getRuntime().addShutdownHook(hook);
            if (!console.json()) {
                console.say("The backend listens on " + server.url() + "  (Ctrl-C stops); loading " + model);
            }
            ModelArgument.fetch(console, model);
            ServedTaskModel loaded = ServedTaskModel.load(model, computing.settings());
            backend.serve(loaded);
            ready(console, server, loaded);
            server.await();
            return 0;
        }
    }

    private static void stop(BackendServer server, HostedLearner learner) {
        server.close();
        learner.close();
    }

    private void ready(Console console, BackendServer server, ServedTaskModel loaded) {
        String labels = String.join(", ", loaded.model().labels());
        if (console.json()) {
            console.result(JsonObject.empty()
                    .with("url", server.url())
                    .with("model_version", loaded.version())
                    .toString());
        } else {
            console.say("It predicts as " + loaded.version() + " with the labels " + labels + ".");
            console.say("Add " + server.url() + " as a model in the settings of a project.");
        }
    }

    private LabelMap labels() {
        try {
            return LabelMap.parse(labelMap);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage() + ".", e);
        }
    }

    private BackendServer serve(MlBackend backend) {
        try {
            return BackendServer.serve(backend, this::apply);
        } catch (BackendServerException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private void apply(BackendOptions options) {
        options.host(host).port(port);
        boolean named = user != null && !user.isEmpty();
        boolean secret = password != null && !password.isEmpty();
        if (named != secret) {
            throw new UserError("Basic authentication needs both: give --basic-auth-user and --basic-auth-pass.");
        }
        if (named) {
            try {
                options.basicAuth(user, password);
            } catch (IllegalArgumentException e) {
                throw new UserError("Wrong --basic-auth-user: " + e.getMessage() + ".", e);
            }
        }
    }
}
