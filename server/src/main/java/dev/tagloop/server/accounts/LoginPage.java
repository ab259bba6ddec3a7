package dev.tagloop.server.accounts;

import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.CrossSite;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import io.javalin.http.HandlerType;
import java.time.InstantSource;
import java.util.Optional;

/** Signing in by password, and out. */
final class LoginPage {
    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final SignUp signUp;
    private final Passwords passwords;
    private final Entrance entrance;
    private final LoginThrottle throttle;

    LoginPage(
            Database database,
            Users users,
            Sessions sessions,
            SignUp signUp,
            Passwords passwords,
            Entrance entrance,
            InstantSource clock) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.signUp = signUp;
        this.passwords = passwords;
        this.entrance = entrance;
        this.throttle = new LoginThrottle(clock);
    }

    void declare(Routes routes) {
        routes.open(HandlerType.GET, "/user/login", call -> show(call, 200, "", Optional.empty()))
                .open(HandlerType.POST, "/user/login", this::login)
                .open(HandlerType.GET, "/logout", this::logout);
    }

    private void show(Call call, int status, String email, Optional<FormProblem> problem) {
        call.html(status, entrance.forms(call).login(Entrance.next(call), email, signUp.isOpen(call), problem));
    }

    private void login(Call call) {
        if (entrance.isRefused(call)) {
            return;
        }
        String email = Users.normalize(Entrance.field(call, "email"));
        String password = Entrance.field(call, "password");
        LoginThrottle.Try attempt = throttle.begin(email, call.context().ip());
        if (attempt.waitSeconds() > 0) {
            String seconds = Long.toString(attempt.waitSeconds());
            call.context().header("Retry-After", seconds);
            show(call, 429, email, Optional.of(new FormProblem("", Phrase.TOO_MANY, seconds)));
            return;
        }
        Optional<User> user = database.read(handle -> users.findByEmail(handle, email));
        if (!passwordFits(user, password)) {
            show(call, 200, email, Optional.of(FormProblem.of("", Phrase.WRONG)));
            return;
        }
        throttle.succeeded(attempt);
        replaceForeign(user.orElseThrow(), password);
        entrance.enter(call, user.orElseThrow().id());
    }

    /** The same work whether there is such an account or not. */
    private boolean passwordFits(Optional<User> user, String password) {
        Optional<String> hash = user.filter(User::isActive).map(User::passwordHash);
        if (hash.isEmpty() || password.length() > SignUp.LONGEST) {
            passwords.pretend();
            return false;
        }
        return passwords.matches(password, hash.get());
    }

    /** A hash that moved in has done its work: from now on ours is stored. */
    private void replaceForeign(User user, String password) {
        if (Passwords.isForeign(user.passwordHash())) {
            String own = passwords.hash(password);
            database.write(handle -> {
                users.replacePassword(handle, user, own);
                return null;
            });
        }
    }

    private void logout(Call call) {
        String cookie = call.context().cookie(SignIn.SESSION_COOKIE);
        // A picture on another site must not be able to sign people out.
        if (cookie != null && call.method().equals(HandlerType.GET) && !CrossSite.isCrossSite(call.context())) {
            database.write(handle -> sessions.end(handle, cookie));
            call.context().removeCookie(SignIn.SESSION_COOKIE, "/");
        }
        call.redirect("/");
    }
}
