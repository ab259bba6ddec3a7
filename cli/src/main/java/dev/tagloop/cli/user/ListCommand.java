package dev.tagloop.cli.user;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.settings.DataSettings;
import dev.tagloop.server.accounts.AccountOffice.Account;
import dev.tagloop.server.operator.AccountOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tagloop user list}. */
@Command(
        name = "list",
        preprocessor = DataSettings.class,
        description = "List all accounts, oldest first, with the day of the last visit.",
        footer = {"", "Example: addresses for a script", "  tagloop user list --json | jq -r '.users[].email'"})
final class ListCommand implements Callable<Integer> {
    @Mixin
    private DeskOptions desk;

    @Mixin
    private OutputOptions output;

    private record Report(List<Account> users) {}

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            List<Account> users = desk.carryOut(AccountOrder.of(AccountOrder.Action.LIST, ""))
                    .reply()
                    .accounts();
            if (console.json()) {
                console.result(JsonReport.line(new Report(users)));
            } else {
                users.forEach(user -> console.result(line(user)));
                console.say(users.isEmpty() ? "No users yet: tagloop user add EMAIL" : users.size() + " users.");
            }
            return 0;
        }
    }

    private static String line(Account user) {
        List<String> remarks = new ArrayList<>();
        if (user.isOwner()) {
            remarks.add("owner");
        }
        if (!user.isActive()) {
            remarks.add("disabled");
        } else if (!user.hasPassword()) {
            remarks.add("no password");
        }
        return "%-40s  %s  %s"
                .formatted(user.email(), user.lastActivity().substring(0, 10), String.join(", ", remarks))
                .stripTrailing();
    }
}
