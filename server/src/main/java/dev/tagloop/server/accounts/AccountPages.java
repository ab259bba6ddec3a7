package dev.tagloop.server.accounts;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Body;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Pages;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sign-up, sign-in (by password or one-time link) and sign-out. */
final class AccountPages {
    private static final int COOKIE_SECONDS = 14 * 24 * 3600;
    private static final int TRIES_PER_ADDRESS = 10;
    private static final int TRIES_PER_MACHINE = 100;

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final SignInLinks links;
    private final SignUp signUp;
    private final Passwords passwords;
    private final Csrf csrf;
    private final InstantSource clock;
    private final Lockout lockout;
    private final LoginThrottle throttle = new LoginThrottle();

    AccountPages(
            Database database,
            Users users,
            Sessions sessions,
            SignInLinks links,
            SignUp signUp,
            Passwords passwords,
            Csrf csrf,
            InstantSource clock,
            Lockout lockout) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.links = links;
        this.signUp = signUp;
        this.passwords = passwords;
        this.csrf = csrf;
        this.clock = clock;
        this.lockout = lockout;
    }

    void declare(Routes routes) {
        routes.open(HandlerType.GET, "/user/login", call -> loginPage(call, Optional.empty()))
                .open(HandlerType.POST, "/user/login", this::login)
                .open(HandlerType.GET, "/user/signup", call -> signUpPage(call, Optional.empty()))
                .open(HandlerType.POST, "/user/signup", this::signUp)
                .open(HandlerType.GET, "/user/sign-in", this::byLink)
                .open(HandlerType.GET, "/user/reset", this::resetPage)
                .open(HandlerType.POST, "/user/reset", this::reset)
                .open(HandlerType.GET, "/logout", this::logout);
    }

    private static Map<String, List<String>> form(Call call) {
        return call.body() instanceof Body.OfForm form ? form.fields() : Map.of();
    }

    private static String field(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getLast();
    }

    private boolean isRefused(Call call) {
        Context context = call.context();
        if (Csrf.isCrossSite(context) || !csrf.isValid(context, call.body())) {
            call.html(403, Pages.page("Form refused", """
                    <h1>This form was refused</h1>
                    <p>It came without the token that proves that this server made it. Cookies must be allowed here.</p>
                    <p><a href="/user/login/">Open the sign-in page again</a></p>
                    """));
            return true;
        }
        return false;
    }

    private void loginPage(Call call, Optional<String> problem) {
        call.html(200, AccountForms.login(csrf.token(call.context()), next(call), problem));
    }

    private void login(Call call) {
        Map<String, List<String>> form = form(call);
        if (isRefused(call)) {
            return;
        }
        String email = Users.normalize(field(form, "email"));
        String password = field(form, "password");
        String machine = "machine " + call.context().ip();
        Instant now = clock.instant();
        long wait = Math.max(
                throttle.waitSeconds(email, TRIES_PER_ADDRESS, now),
                throttle.waitSeconds(machine, TRIES_PER_MACHINE, now));
        if (wait > 0) {
            throw ApiException.of(429, "Too many wrong passwords: wait " + wait + " seconds, then try again.")
                    .with("Retry-After", Long.toString(wait));
        }
        Optional<User> user = database.read(handle -> users.findByEmail(handle, email));
        if (user.isEmpty() || !passwordFits(user.get(), password)) {
            throttle.failed(email, now);
            throttle.failed(machine, now);
            loginPage(call, Optional.of("The e-mail address or the password is wrong."));
            return;
        }
        throttle.succeeded(email);
        enter(call, user.get().id());
    }

    private boolean passwordFits(User user, String password) {
        if (user.passwordHash() == null || !user.isActive()) {
            passwords.pretend(password);
            return false;
        }
        return passwords.matches(password, user.passwordHash());
    }

    private void signUpPage(Call call, Optional<String> problem) {
        if (!signUp.isOpen(call)) {
            call.html(200, AccountForms.signUpClosed());
        } else {
            call.html(
                    200,
                    AccountForms.signUp(csrf.token(call.context()), call.query().text("token"), problem));
        }
    }

    private void signUp(Call call) {
        if (isRefused(call)) {
            return;
        }
        if (call.maybeCaller().isPresent()) {
            call.redirect("/");
            return;
        }
        if (!signUp.isOpen(call)) {
            call.html(403, AccountForms.signUpClosed());
            return;
        }
        Map<String, List<String>> form = form(call);
        Optional<String> problem = SignUp.problem(field(form, "email"), field(form, "password"));
        if (problem.isPresent()) {
            signUpPage(call, problem);
            return;
        }
        String hash = passwords.hash(field(form, "password"));
        Optional<Long> user = signUp.register(call, field(form, "email"), hash);
        if (user.isPresent()) {
            enter(call, user.get());
        } else {
            signUpPage(call, Optional.of("There is an account with this e-mail address already."));
        }
    }

    private void byLink(Call call) {
        // Programs that look at a link before a person does must not use it up.
        if (call.method().equals(HandlerType.HEAD)) {
            call.html(200, "");
            return;
        }
        Optional<Long> user = call.query()
                .text("token")
                .flatMap(secret -> database.write(handle -> links.use(handle, secret, SignInLinks.Purpose.SIGN_IN)));
        if (user.isPresent()) {
            enter(call, user.get());
        } else {
            call.html(403, Pages.page("Link used up", """
                    <h1>This sign-in link does not work any more</h1>
                    <p>Such a link works once and for one hour.</p>
                    <p><a href="/user/login/">Sign in with a password</a></p>
                    """));
        }
    }

    private void resetPage(Call call) {
        String secret = call.query().text("token").orElse("");
        Optional<User> user = database.read(handle ->
                links.look(handle, secret, SignInLinks.Purpose.NEW_PASSWORD).flatMap(id -> users.find(handle, id)));
        if (user.isPresent()) {
            call.html(
                    200,
                    AccountForms.newPassword(
                            csrf.token(call.context()), secret, user.get().email(), Optional.empty()));
        } else {
            call.html(403, AccountForms.resetUsedUp());
        }
    }

    private void reset(Call call) {
        if (isRefused(call)) {
            return;
        }
        Map<String, List<String>> form = form(call);
        String secret = field(form, "token");
        String password = field(form, "password");
        Optional<User> account = database.read(handle ->
                links.look(handle, secret, SignInLinks.Purpose.NEW_PASSWORD).flatMap(id -> users.find(handle, id)));
        if (account.isEmpty()) {
            call.html(403, AccountForms.resetUsedUp());
            return;
        }
        Optional<String> problem = SignUp.passwordProblem(password);
        if (problem.isPresent()) {
            call.html(
                    200,
                    AccountForms.newPassword(
                            csrf.token(call.context()), secret, account.get().email(), problem));
            return;
        }
        String hash = passwords.hash(password);
        Optional<Long> user = database.write(handle -> {
            Optional<Long> found = links.use(handle, secret, SignInLinks.Purpose.NEW_PASSWORD);
            found.ifPresent(id -> {
                users.setPassword(handle, id, hash);
                lockout.endSessions(handle, id);
            });
            return found;
        });
        if (user.isPresent()) {
            enter(call, user.get());
        } else {
            call.html(403, AccountForms.resetUsedUp());
        }
    }

    private void logout(Call call) {
        String cookie = call.context().cookie(SignIn.SESSION_COOKIE);
        // A picture on another site must not be able to sign people out.
        if (cookie != null && call.method().equals(HandlerType.GET) && !Csrf.isCrossSite(call.context())) {
            sessions.end(cookie);
            call.context().removeCookie(SignIn.SESSION_COOKIE, "/");
        }
        call.redirect("/");
    }

    /** Always a new session value: one that somebody planted before signing in is worth nothing. */
    private void enter(Call call, long user) {
        String secret = database.write(
                handle -> sessions.start(handle, user, call.context().header("User-Agent")));
        call.context()
                .cookie(new Cookie(
                        SignIn.SESSION_COOKIE, secret, "/", COOKIE_SECONDS, isSecure(call), true, null, SameSite.LAX));
        call.redirect(next(call).orElse("/"));
    }

    private static boolean isSecure(Call call) {
        return "https".equals(call.context().scheme());
    }

    /** Where to go after signing in: a path of this server, nothing else. */
    private static Optional<String> next(Call call) {
        return call.query()
                .text("next")
                .filter(path -> path.matches("/[\\p{Alnum}/_.~?=&%+:,@-]*") && !path.startsWith("//"));
    }
}
