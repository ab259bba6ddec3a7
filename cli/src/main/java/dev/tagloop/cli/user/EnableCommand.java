package dev.tagloop.cli.user;

import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.settings.DataSettings;
import dev.tagloop.server.operator.AccountOrder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tagloop user enable}. */
@Command(
        name = "enable",
        preprocessor = DataSettings.class,
        description = "Let a disabled account in again, with the password it had. Tokens have to be made anew.",
        footer = {"", "Example: somebody comes back", "  tagloop user enable bob@example.com"})
final class EnableCommand implements Callable<Integer> {
    @Mixin
    private DeskOptions desk;

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
                desk.carryOut(AccountOrder.of(AccountOrder.Action.ENABLE, email)),
                "can sign in again.");
    }
}
