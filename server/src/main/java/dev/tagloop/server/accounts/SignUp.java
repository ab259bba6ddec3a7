package dev.tagloop.server.accounts;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.storage.Database;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Who may make an account: on an empty server only somebody on this machine (who then owns the organization), later those with an
 * invitation, and everybody where the operator has opened sign-up.
 */
final class SignUp {
    private static final int SHORTEST = 8;
    static final int LONGEST = 128;

    private final Database database;
    private final Users users;
    private final boolean open;

    SignUp(Database database, Users users, boolean open) {
        this.database = database;
        this.users = users;
        this.open = open;
    }

    boolean isOpen(Call call) {
        return reason(call).isPresent();
    }

    /** Why the caller may make an account; empty where they may not. */
    Optional<Phrase> reason(Call call) {
        return database.read(handle -> {
            if (!isOpen(handle, call)) {
                return Optional.empty();
            }
            if (users.isEmpty(handle)) {
                return Optional.of(Phrase.CREATE_FIRST);
            }
            return Optional.of(invitation(handle, call).isPresent() ? Phrase.CREATE_INVITED : Phrase.CREATE_LEAD);
        });
    }

    private boolean isOpen(Handle handle, Call call) {
        if (users.isEmpty(handle)) {
            return isLocal(call);
        }
        return open || invitation(handle, call).isPresent();
    }

    private static Optional<Long> invitation(Handle handle, Call call) {
        return call.query()
                .text("token")
                .filter(token -> !token.isEmpty())
                .flatMap(token -> handle.createQuery("SELECT id FROM organizations WHERE invite_token = :token")
                        .bind("token", token)
                        .mapTo(Long.class)
                        .findOne());
    }

    /**
     * From this machine, not through a proxy on it that speaks for somebody else, and under a name of this machine: a page elsewhere whose
     * name was made to point here is none.
     */
    private static boolean isLocal(Call call) {
        Context context = call.context();
        if (context.header("X-Forwarded-For") != null || context.header("Forwarded") != null) {
            return false;
        }
        return isLoopback(context.ip())
                && isLoopback(String.valueOf(context.host()).replaceFirst(":\\d+$", ""));
    }

    private static boolean isLoopback(String host) {
        String name = host.replaceAll("[\\[\\]]", "");
        if (name.equals("localhost")) {
            return true;
        }
        try {
            // Only numbers: a name is not looked up, because whoever owns it says what it points to.
            return name.matches("[0-9a-fA-F:.]+") && InetAddress.getByName(name).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** What is wrong with an address and a password. */
    static Optional<FormProblem> problem(String email, String password) {
        return isNoAddress(email)
                ? Optional.of(FormProblem.of("email", Phrase.NO_ADDRESS))
                : passwordProblem(password).map(phrase -> FormProblem.of("password", phrase));
    }

    static boolean isNoAddress(String email) {
        return !UserRoutes.EMAIL.matcher(email.strip()).matches() || email.length() > UserChange.NAME_LIMIT;
    }

    /** What is wrong with a password. */
    static Optional<Phrase> passwordProblem(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return Optional.of(Phrase.PASSWORD_LENGTH);
        }
        return Optional.empty();
    }

    /** Makes the account and its membership; empty when the address is taken. */
    Optional<Long> register(Call call, String email, String hash) {
        return database.write(handle -> {
            // Asked again on the writer: two first sign-ups at once must not both become owners.
            if (!isOpen(handle, call)) {
                throw ApiException.of(403, "Sign-up is closed.");
            }
            if (users.findByEmail(handle, email).isPresent()) {
                return Optional.empty();
            }
            long user = users.insert(handle, Users.NewUser.of(email, hash));
            Optional<Long> organization = invitation(handle, call).or(() -> users.firstOrganization(handle));
            if (organization.isPresent()) {
                users.join(handle, organization.get(), user, true);
            } else {
                users.found(handle, user);
            }
            return Optional.of(user);
        });
    }
}
