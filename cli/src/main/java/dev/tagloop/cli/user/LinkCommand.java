package dev.tagloop.cli.user;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.settings.DataSettings;
import dev.tagloop.server.accounts.AccountLink;
import dev.tagloop.server.operator.AccountDesk.Outcome;
import dev.tagloop.server.operator.AccountOrder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tagloop user link}. */
@Command(
        name = "link",
        preprocessor = DataSettings.class,
        description = {
            "Print a link by which the holder of an account chooses a new password.",
            "It works once and for a day. Hand it on as you would a password: the server sends no mail."
        },
        footer = {
            "",
            "Example: for a server that people know by another address",
            "  tagloop user link bob@example.com --url https://label.example.com"
        })
final class LinkCommand implements Callable<Integer> {
    @Mixin
    private DeskOptions desk;

    @Mixin
    private LinkText link;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "EMAIL", description = "The account's e-mail address.")
    private String email;

    private record Report(String url, String expiresAt) {}

    @Override
    public Integer call() {
        try (Console console = output.console(spec)) {
            Outcome outcome = desk.carryOut(AccountOrder.of(AccountOrder.Action.LINK, email));
            AccountLink made = outcome.reply().link().orElseThrow();
            String url = link.of(outcome, made);
            if (console.json()) {
                console.result(JsonReport.line(new Report(url, made.expiresAt().toString())));
            } else {
                console.result(url);
                console.say("Works once, until " + LinkText.until(made.expiresAt()) + ".");
            }
            return 0;
        }
    }
}
