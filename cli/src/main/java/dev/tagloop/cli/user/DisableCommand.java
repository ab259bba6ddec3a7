package dev.tagloop.cli.user;

import dev.tagloop.cli.settings.DataSettings;
import dev.tagloop.server.operator.AccountOrder;
import picocli.CommandLine.Command;

/** {@code tagloop user disable}. */
@Command(
        name = "disable",
        preprocessor = DataSettings.class,
        description = "Keep somebody out, at once: sessions, links and tokens end. What the account labelled stays.",
        footer = {"", "Example: somebody leaves the team", "  tagloop user disable bob@example.com"})
final class DisableCommand extends AccountCommand {
    @Override
    public Integer call() {
        return tell(
                AccountOrder.of(AccountOrder.Action.DISABLE, email()),
                "is disabled: sessions, links and tokens have ended.");
    }
}
