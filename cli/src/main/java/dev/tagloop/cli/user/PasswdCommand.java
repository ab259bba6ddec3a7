package dev.tagloop.cli.user;

import dev.tagloop.cli.settings.DataSettings;
import dev.tagloop.server.operator.AccountOrder;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tagloop user passwd}. */
@Command(
        name = "passwd",
        preprocessor = DataSettings.class,
        description =
                "Give an account a new password and sign it out everywhere; asked for when none is given. Tokens stay.",
        footer = {"", "Example: asked for at the terminal", "  tagloop user passwd bob@example.com"})
final class PasswdCommand extends AccountCommand {
    @Mixin
    private PasswordOptions password;

    @Override
    public Integer call() {
        return tell(
                new AccountOrder(AccountOrder.Action.PASSWD, email(), Optional.of(password.givenOrAsked())),
                "has a new password and is signed out everywhere.");
    }
}
