package dev.tagloop.cli.user;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.server.accounts.AccountOffice.Account;
import dev.tagloop.server.operator.AccountDesk.Outcome;

/** Tells of one account that was changed. */
final class Changed {
    private Changed() {}

    /**
     * Says it and ends the command.
     *
     * @param what the rest of a sentence that begins with the account's address
     * @return the exit code
     */
    static int tell(Console console, Outcome outcome, String what) {
        try (console) {
            Account account = outcome.reply().accounts().getFirst();
            if (console.json()) {
                console.result(JsonReport.line(account));
            } else {
                console.say(account.email() + " " + what);
            }
            return 0;
        }
    }
}
