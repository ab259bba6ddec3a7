package dev.tagloop.server.accounts;

import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import io.javalin.http.HandlerType;
import java.util.Optional;

/** What links that work once lead to: straight in, or to the choice of a new password. */
final class LinkPages {
    private final Database database;
    private final Users users;
    private final SignInLinks links;
    private final Lockout lockout;
    private final Passwords passwords;
    private final Entrance entrance;

    LinkPages(
            Database database,
            Users users,
            SignInLinks links,
            Lockout lockout,
            Passwords passwords,
            Entrance entrance) {
        this.database = database;
        this.users = users;
        this.links = links;
        this.lockout = lockout;
        this.passwords = passwords;
        this.entrance = entrance;
    }

    void declare(Routes routes) {
        routes.open(HandlerType.GET, "/user/sign-in", this::signIn)
                .open(HandlerType.GET, "/user/reset", this::show)
                .open(HandlerType.POST, "/user/reset", this::reset);
    }

    private void signIn(Call call) {
        // Programs that look at a link before a person does must not use it up.
        if (call.method().equals(HandlerType.HEAD)) {
            call.html(200, "");
            return;
        }
        Optional<Long> user = call.query()
                .text("token")
                .flatMap(secret -> database.write(handle -> links.use(handle, secret, SignInLinks.Purpose.SIGN_IN)));
        if (user.isPresent()) {
            entrance.enter(call, user.get());
        } else {
            call.html(403, entrance.forms(call).notice(Phrase.LINK_DEAD, Phrase.SIGN_IN_LINK_DEAD_HELP));
        }
    }

    private Optional<User> holder(String secret) {
        return database.read(handle ->
                links.look(handle, secret, SignInLinks.Purpose.NEW_PASSWORD).flatMap(id -> users.find(handle, id)));
    }

    private void show(Call call) {
        String secret = call.query().text("token").orElse("");
        Optional<User> holder = holder(secret);
        if (holder.isPresent()) {
            call.html(200, entrance.forms(call).newPassword(secret, holder.get().email(), Optional.empty()));
        } else {
            dead(call);
        }
    }

    private void dead(Call call) {
        call.html(403, entrance.forms(call).notice(Phrase.LINK_DEAD, Phrase.RESET_DEAD_HELP));
    }

    private void reset(Call call) {
        if (entrance.isRefused(call)) {
            return;
        }
        String secret = Entrance.field(call, "token");
        String password = Entrance.field(call, "password");
        Optional<User> holder = holder(secret);
        Optional<Phrase> problem = SignUp.passwordProblem(password);
        if (holder.isEmpty()) {
            dead(call);
        } else if (problem.isPresent()) {
            call.html(
                    200,
                    entrance.forms(call)
                            .newPassword(
                                    secret,
                                    holder.get().email(),
                                    problem.map(phrase -> FormProblem.of("password", phrase))));
        } else if (setPassword(secret, passwords.hash(password))) {
            entrance.enter(call, holder.get().id());
        } else {
            dead(call);
        }
    }

    /** False when somebody else used the link up a moment ago. */
    private boolean setPassword(String secret, String hash) {
        return database.write(handle -> {
            Optional<Long> user = links.use(handle, secret, SignInLinks.Purpose.NEW_PASSWORD);
            user.ifPresent(id -> {
                users.setPassword(handle, id, hash);
                lockout.endSessions(handle, id);
            });
            return user.isPresent();
        });
    }
}
