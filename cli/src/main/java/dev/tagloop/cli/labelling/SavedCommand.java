package dev.tagloop.cli.labelling;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop saved}. */
@Command(
        name = "saved",
        description = {
            "Tell what suggestions save in a project on a server: seconds an answer, and what people did to them.",
            "",
            "With --hold-back a share of the tasks is shown without suggestions from now on, so that chance decides what is compared."
        },
        footer = {
            "",
            "Example: what there is, and from now on a tenth of the tasks without suggestions",
            "  tagloop saved --project 7",
            "  tagloop saved --project 7 --hold-back 0.1"
        })
public final class SavedCommand implements Callable<Integer> {
    @Option(names = "--project", required = true, paramLabel = "ID", description = "The project on the server.")
    private long project;

    @Option(
            names = "--hold-back",
            paramLabel = "SHARE",
            description = "Show so many of the tasks without suggestions, from 0 to 0.5; nobody who labels is told.")
    private Double share;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        if (share != null && !(share >= 0 && share <= 0.5)) {
            throw new UserError("--hold-back must be from 0 to 0.5, not " + share + ".");
        }
        try (Console console = output.console();
                StudioClient studio = connection.connect()) {
            JsonObject told = share == null
                    ? studio.labelling().saved(project)
                    : studio.labelling().holdBack(project, share);
            if (console.json()) {
                console.result(told.toString());
            } else {
                SavedText.lines(told).forEach(console::result);
            }
            return 0;
        }
    }
}
