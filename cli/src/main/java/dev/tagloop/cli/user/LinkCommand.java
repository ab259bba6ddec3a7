package dev.tagloop.cli.user;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.settings.DataSettings;
import dev.tagloop.server.accounts.AccountLink;
import dev.tagloop.server.operator.AccountDesk.Outcome;
import dev.tagloop.server.operator.AccountOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
final class LinkCommand extends AccountCommand {
    @Mixin
    private LinkText link;

    private record Report(String url, String expiresAt) {}

    @Override
    public Integer call() {
        try (Console console = console()) {
            Outcome outcome = carryOut(AccountOrder.of(AccountOrder.Action.LINK, email()));
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
