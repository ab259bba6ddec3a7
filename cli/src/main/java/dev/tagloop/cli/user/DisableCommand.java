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

/** {@code tagloop user disable}. */
@Command(
        name = "disable",
        preprocessor = DataSettings.class,
        description = "Keep somebody out, at once: sessions, links and tokens end. What the account labelled stays.",
        footer = {"", "Example: somebody leaves the team", "  tagloop user disable bob@example.com"})
final class DisableCommand implements Callable<Integer> {
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
                desk.carryOut(AccountOrder.of(AccountOrder.Action.DISABLE, email)),
                "is disabled: sessions, links and tokens have ended.");
    }
}
