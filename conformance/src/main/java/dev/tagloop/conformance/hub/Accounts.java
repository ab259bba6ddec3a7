package dev.tagloop.conformance.hub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who may do what. */
final class Accounts {
    private static final String BAD_TOKEN = "Invalid credentials in Authorization header";

    private final Map<String, Account> byToken = new ConcurrentHashMap<>();

    /** An account by one of its tokens. */
    record Account(String name, String tokenName, String role, List<String> organizations) {
        boolean owns(String namespace) {
            return name.equals(namespace) || organizations.contains(namespace);
        }
    }

    void add(String token, Account account) {
        byToken.put(token, account);
    }

    Optional<Account> of(Ask ask) {
        return ask.token().map(byToken::get);
    }

    /** A token that nobody has is refused wherever it is shown, also where none is needed. */
    Optional<Reply> badToken(Ask ask) {
        return ask.token().isPresent() && of(ask).isEmpty()
                ? Optional.of(Reply.error(401, "", BAD_TOKEN))
                : Optional.empty();
    }

    /** Why {@code repo} may not be looked at; a hidden one looks as if it were missing. */
    Optional<Reply> unreadable(Ask ask, LocalRepo repo) {
        boolean owner = of(ask).filter(account -> account.owns(namespace(repo))).isPresent();
        if (repo == null || (repo.isPrivate() && !owner)) {
            return Optional.of(
                    ask.token().isPresent()
                            ? Reply.error(404, "RepoNotFound", "Repository not found")
                            : Reply.error(401, "RepoNotFound", "Invalid username or password."));
        }
        return repo.isDisabled()
                ? Optional.of(Reply.error(403, "", "Access to this resource is disabled."))
                : Optional.empty();
    }

    /** Why the files of {@code repo}, which may be looked at, may not be read. */
    Optional<Reply> gated(Ask ask, LocalRepo repo) {
        boolean owner = of(ask).filter(account -> account.owns(namespace(repo))).isPresent();
        if (!repo.isGated() || owner) {
            return Optional.empty();
        }
        String text = "Access to " + repo.id() + " is restricted.";
        return Optional.of(
                ask.token().isPresent()
                        ? Reply.error(403, "GatedRepo", text + " You are not in the authorized list.")
                        : Reply.error(401, "GatedRepo", text + " You must be authenticated to access it."));
    }

    /** Why nothing may be written to {@code namespace}. */
    Optional<Reply> unwritable(Ask ask, String namespace) {
        Optional<Account> account = of(ask);
        if (account.isEmpty()) {
            return Optional.of(Reply.error(401, "", "Invalid username or password."));
        }
        if (!account.get().owns(namespace) || account.get().role().equals("read")) {
            return Optional.of(Reply.error(
                    403, "", "You don't have the rights to write under the namespace \"" + namespace + "\""));
        }
        return Optional.empty();
    }

    static String namespace(LocalRepo repo) {
        return repo == null || repo.id().indexOf('/') < 0
                ? ""
                : repo.id().substring(0, repo.id().indexOf('/'));
    }
}
