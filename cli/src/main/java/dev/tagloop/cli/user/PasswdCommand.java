package dev.tagloop.cli.user;

import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.settings.DataSettings;
import dev.tagloop.server.operator.AccountOrder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tagloop user passwd}. */
@Command(
        name = "passwd",
        preprocessor = DataSettings.class,
        description =
                "Give an account a new password and sign it out everywhere; asked for when none is given. Tokens stay.",
        footer = {"", "Example: asked for at the terminal", "  tagloop user passwd bob@example.com"})
final class PasswdCommand implements Callable<Integer> {
    @Mixin
    private DeskOptions desk;

    @Mixin
    private PasswordOptions password;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "EMAIL", description = "The account's e-mail address.")
    private String email;

    @Override
    public Integer call() {
        return Changed.tell(
                output.console(spec),
                desk.carryOut(
                        new AccountOrder(AccountOrder.Action.PASSWD, email, Optional.of(password.givenOrAsked()))),
                "has a new password and is signed out everywhere.");
    }
}
