package dev.tagloop.cli.backend;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.MlConnection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tagloop backend connect}. */
@Command(
        name = "connect",
        description = {
            "Add a running backend to a project, as Settings → Machine Learning → Add Model does.",
            "The server asks the backend first; nothing is added if it does not answer as one."
        },
        footer = {
            "",
            "Example: a backend on this machine that is asked while people label project 3",
            "  tagloop backend connect http://localhost:9090 --project 3 --interactive"
        })
final class ConnectCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "BACKEND", description = "The backend's address, as the server reaches it.")
    private String backend;

    @Option(names = "--project", required = true, paramLabel = "ID", description = "The project.")
    private long project;

    @Option(
            names = "--title",
            paramLabel = "NAME",
            description = "The name that people see (default: the backend's address).")
    private String title;

    @Option(names = "--interactive", description = "Use it for interactive preannotations: ask it while people label.")
    private boolean interactive;

    @Option(
            names = "--basic-auth-user",
            paramLabel = "NAME",
            description = "The user name that the backend wants with every request.")
    private String user;

    @Option(names = "--basic-auth-pass", paramLabel = "PASSWORD", description = "The password that goes with it.")
    private String password;

    @Override
    public Integer call() {
        if ((user == null) != (password == null)) {
            throw new UserError("Basic authentication needs both: give --basic-auth-user and --basic-auth-pass.");
        }
        MlConnection wanted =
                MlConnection.to(backend, title == null ? backend : title).interactive(interactive);
        try (Console console = output.console();
                StudioClient studio = connection.connect()) {
            MlConnection made =
                    studio.backends().add(project, user == null ? wanted : wanted.basicAuth(user, password));
            if (console.json()) {
                console.result(made.json().toString());
            } else {
                console.say(
                        "Project " + project + " asks " + made.title() + " at " + made.url() + ", which predicts as "
                                + made.modelVersion() + (interactive ? ", also while people label." : "."));
                console.say(studio.projectUrl(project));
            }
            return 0;
        }
    }
}
