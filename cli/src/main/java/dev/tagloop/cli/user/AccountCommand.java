package dev.tagloop.cli.user;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.server.operator.AccountDesk.Outcome;
import dev.tagloop.server.operator.AccountOrder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the commands about one account that exists have in common: where it is kept, whose it is, and how the outcome is told. */
abstract class AccountCommand implements Callable<Integer> {
    @Mixin
    private DeskOptions desk;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "EMAIL", description = "The account's e-mail address.")
    private String email;

    String email() {
        return email;
    }

    Console console() {
        return output.console();
    }

    Outcome carryOut(AccountOrder order) {
        return desk.carryOut(order);
    }

    /** Carries out an order and says, after the address, what has become of the account. */
    int tell(AccountOrder order, String what) {
        return Changed.tell(console(), carryOut(order), what);
    }
}
