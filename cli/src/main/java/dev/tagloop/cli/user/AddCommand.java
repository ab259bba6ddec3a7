package dev.tagloop.cli.user;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.settings.DataSettings;
import dev.tagloop.server.accounts.AccountLink;
import dev.tagloop.server.accounts.AccountOffice.Account;
import dev.tagloop.server.operator.AccountDesk.Outcome;
import dev.tagloop.server.operator.AccountOrder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop user add}. */
@Command(
        name = "add",
        preprocessor = DataSettings.class,
        description = {
            "Make an account. The first one owns the server.",
            "Without a password a link is printed by which its holder chooses one."
        },
        footer = {"", "Example: the holder chooses the password", "  tagloop user add bob@example.com"})
final class AddCommand implements Callable<Integer> {
    @Mixin
    private DeskOptions desk;

    @Mixin
    private PasswordOptions password;

    @Mixin
    private LinkText link;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "EMAIL", description = "The e-mail address to sign in with.")
    private String email;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            Outcome outcome = desk.carryOut(new AccountOrder(AccountOrder.Action.ADD, email, password.given()));
            Account made = outcome.reply().accounts().getFirst();
            Optional<AccountLink> opening = outcome.reply().link();
            if (console.json()) {
                ObjectNode json = JsonReport.tree(made);
                opening.ifPresent(path -> json.put("url", link.of(outcome, path))
                        .put("expires_at", path.expiresAt().toString()));
                console.result(json.toString());
            } else {
                console.say("Made " + made.email() + (made.isOwner() ? ", who owns the server." : "."));
                opening.ifPresent(path -> console.say("To choose a password, once, until "
                        + LinkText.until(path.expiresAt()) + ":\n" + link.of(outcome, path)));
            }
            return 0;
        }
    }
}
