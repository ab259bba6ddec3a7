package dev.tagloop.cli.user;

import dev.tagloop.cli.settings.DataSettings;
import dev.tagloop.server.operator.AccountOrder;
import picocli.CommandLine.Command;

/** {@code tagloop user enable}. */
@Command(
        name = "enable",
        preprocessor = DataSettings.class,
        description = "Let a disabled account in again, with the password it had. Tokens have to be made anew.",
        footer = {"", "Example: somebody comes back", "  tagloop user enable bob@example.com"})
final class EnableCommand extends AccountCommand {
    @Override
    public Integer call() {
        return tell(AccountOrder.of(AccountOrder.Action.ENABLE, email()), "can sign in again.");
    }
}
