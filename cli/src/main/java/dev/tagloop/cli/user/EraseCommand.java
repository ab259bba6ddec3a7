package dev.tagloop.cli.user;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.User;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tagloop user erase}. */
@Command(
        name = "erase",
        description = {
            "Make a person unknown on a server: the account gets a name that tells nothing, and address and name go"
                    + " wherever the server noted them.",
            "Without --yes it only tells what would be done. The server's owner may do it, with the own token."
        },
        footer = {
            "",
            "Example: a look first, then for good, with all that the person labelled",
            "  tagloop user erase bob@example.com --annotations",
            "  tagloop user erase bob@example.com --annotations --yes"
        })
final class EraseCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "EMAIL", description = "The person's e-mail address.")
    private String email;

    @Option(
            names = "--annotations",
            description = "What the person labelled goes as well; else it stays, under the new name.")
    private boolean annotations;

    @Option(names = "--yes", description = "Do it. It cannot be undone.")
    private boolean sure;

    @Override
    public Integer call() {
        try (Console console = output.console();
                StudioClient studio = connection.connect()) {
            User user = studio.users().list().stream()
                    .filter(one -> one.email().equalsIgnoreCase(email.strip()))
                    .findFirst()
                    .orElseThrow(() -> new UserError("There is no account " + email + " on " + connection.url()
                            + ": addresses stand on the page of the people there."));
            JsonObject report = studio.users().erase(user.id().orElseThrow(), annotations, !sure);
            if (console.json()) {
                console.result(report.toString());
            } else {
                tell(console, report);
            }
            return 0;
        }
    }

    private void tell(Console console, JsonObject report) {
        console.say(sure ? "Made unknown: " + email + "." : "This would make " + email + " unknown:");
        report.objects("touched")
                .forEach(entry -> console.say("  " + entry.text("where").orElse("") + ": "
                        + entry.integer("count").orElse(0)));
        report.texts("files").forEach(file -> console.say("  file: " + file));
        report.objects("left")
                .forEach(entry ->
                        console.warn("It still stands in " + entry.text("where").orElse("") + ", "
                                + entry.integer("count").orElse(0) + " times."));
        if (!report.texts("backups").isEmpty()) {
            console.warn(
                    "Backups that were made before still hold it: " + String.join(", ", report.texts("backups")) + ".");
        }
        if (!sure) {
            console.say("Nothing was changed. Add --yes to do it for good.");
        }
    }
}
