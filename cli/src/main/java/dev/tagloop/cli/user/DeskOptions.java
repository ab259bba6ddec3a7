package dev.tagloop.cli.user;

import dev.tagloop.cli.options.DataOptions;
import dev.tagloop.server.operator.AccountDesk;
import dev.tagloop.server.operator.AccountDesk.Outcome;
import dev.tagloop.server.operator.AccountOrder;
import picocli.CommandLine.Mixin;

/** Whose accounts a command is about: those of one data folder. */
final class DeskOptions {
    @Mixin
    private DataOptions data;

    Outcome carryOut(AccountOrder order) {
        return new AccountDesk(data.folder(), data.databaseUrl(), new GateCourier()).carryOut(order);
    }
}
