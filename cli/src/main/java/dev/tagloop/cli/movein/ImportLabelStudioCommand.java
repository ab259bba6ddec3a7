package dev.tagloop.cli.movein;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.DataOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.server.GateSources;
import dev.tagloop.cli.settings.DataSettings;
import dev.tagloop.cli.transfer.Interruption;
import dev.tagloop.cli.user.GateCourier;
import dev.tagloop.server.movein.MoveDesk;
import dev.tagloop.server.movein.MoveOrder;
import dev.tagloop.server.movein.MoveRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop import-label-studio}. */
@Command(
        name = "import-label-studio",
        preprocessor = DataSettings.class,
        description = {
            "Move in from Label Studio: accounts, projects with their settings, tasks, annotations, drafts, predictions, tabs, webhooks, files.",
            "Works in the data folder, whether a server runs on it or not. Ids stay where they are free. Each project comes as a whole or not"
                    + " at all; run it again, and it goes on with those that are missing. Label Studio itself is only read."
        },
        footer = {
            "",
            "Example: look first, then move, from a Label Studio that runs on this machine",
            "  tagloop import-label-studio http://localhost:8080 --token 0123456789abcdef0123456789abcdef01234567 --dry-run",
            "  tagloop import-label-studio http://localhost:8080 --token 0123456789abcdef0123456789abcdef01234567",
            "Example: from the file of one that is stopped; passwords go on working",
            "  tagloop import-label-studio ~/.local/share/label-studio/label_studio.sqlite3"
        })
public final class ImportLabelStudioCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "URL|FILE",
            description =
                    "The address of the Label Studio to move from, or its file label_studio.sqlite3, which tells passwords and"
                            + " tokens too; stop Label Studio before its file is read.")
    private String source;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:LABEL_STUDIO_API_KEY}",
            description =
                    "A token of one of its accounts, from Account & Settings there (default: $LABEL_STUDIO_API_KEY). What"
                            + " that account does not see does not come.")
    private String token;

    @Option(
            names = "--project",
            paramLabel = "ID",
            split = ",",
            description = "A project to move, by its id there; may be repeated (default: all).")
    private List<Long> projects = List.of();

    @Option(names = "--dry-run", description = "Only tell what would come; change nothing.")
    private boolean dryRun;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        MoveOrder order = order(new MoveRequest(Set.copyOf(projects), dryRun));
        try (Console console = output.console();
                Interruption interruption = new Interruption()) {
            ObjectNode report = new MoveDesk(
                            data.folder(), data.databaseUrl(), new GateCourier(), new GateSources(List.of()))
                    .carryOut(order, console.progress(), interruption.token());
            if (console.json()) {
                console.result(report.toString());
            } else {
                new ReportText(report).lines().forEach(console::say);
            }
            return report.path("complete").asBoolean() ? 0 : 1;
        } catch (CancellationException e) {
            throw new UserError(
                    "The move was stopped: projects that are complete stay, and nothing of the others is left. Run it"
                            + " again to go on.");
        }
    }

    private MoveOrder order(MoveRequest request) {
        if (!source.matches("(?i)https?://.*")) {
            return MoveOrder.ofFile(Path.of(source), request);
        }
        if (token == null || token.isBlank()) {
            throw new UserError(
                    "Which token? Give --token or set LABEL_STUDIO_API_KEY; it is on the page Account & Settings of "
                            + source + ".");
        }
        return MoveOrder.ofServer(source, token, request);
    }
}
