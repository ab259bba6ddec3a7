package dev.tagloop.server.operator;

import dev.tagloop.server.accounts.AccountOffice;
import dev.tagloop.server.accounts.AccountOffice.Account;
import java.util.List;
import java.util.Optional;

/** Carries orders out. */
record Clerk(AccountOffice office) {
    AccountReply carryOut(AccountOrder order) {
        String email = order.email();
        return switch (order.action()) {
            case LIST -> new AccountReply(office.list(), Optional.empty());
            case ADD -> add(email, order.password());
            case PASSWD -> one(office.setPassword(email, order.password().orElse("")));
            case DISABLE -> one(office.disable(email));
            case ENABLE -> one(office.enable(email));
            case LINK -> new AccountReply(List.of(), Optional.of(office.link(email)));
        };
    }

    /** Who is given no password gets a link to choose one. */
    private AccountReply add(String email, Optional<String> password) {
        Account made = office.add(email, password);
        return new AccountReply(
                List.of(made), password.isPresent() ? Optional.empty() : Optional.of(office.link(email)));
    }

    private static AccountReply one(Account account) {
        return new AccountReply(List.of(account), Optional.empty());
    }
}
