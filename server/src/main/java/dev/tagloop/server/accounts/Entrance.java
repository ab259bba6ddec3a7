package dev.tagloop.server.accounts;

import dev.tagloop.server.http.Body;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.CrossSite;
import dev.tagloop.server.storage.Database;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Optional;

/** What all account pages share: their forms, the check that a form is ours, and the way in. */
final class Entrance {
    private static final int COOKIE_SECONDS = 14 * 24 * 3600;

    private final Database database;
    private final Sessions sessions;
    private final Csrf csrf;

    Entrance(Database database, Sessions sessions, Csrf csrf) {
        this.database = database;
        this.sessions = sessions;
        this.csrf = csrf;
    }

    /** The forms in the reader's language. Nobody keeps such a page: it holds what belongs to one visit. */
    AccountForms forms(Call call) {
        call.context().header("Cache-Control", "no-store");
        return new AccountForms(call.language(), csrf.token(call.context()));
    }

    /** A field of the form that was sent; empty when it is not there. */
    static String field(Call call, String name) {
        return call.body() instanceof Body.OfForm form
                ? form.fields().getOrDefault(name, List.of("")).getLast()
                : "";
    }

    /** Ends the request with a page, and says true, when the form comes from elsewhere. */
    boolean isRefused(Call call) {
        Context context = call.context();
        boolean isRefused = CrossSite.isCrossSite(context) || !csrf.isValid(context, call.body());
        if (isRefused) {
            call.html(403, forms(call).notice(Phrase.REFUSED, Phrase.REFUSED_HELP));
        }
        return isRefused;
    }

    /** Always a new session value: one that somebody planted before signing in is worth nothing. The old one ends. */
    void enter(Call call, long user) {
        Context context = call.context();
        Optional<String> old = Optional.ofNullable(context.cookie(SignIn.SESSION_COOKIE));
        String secret = database.write(handle -> {
            old.ifPresent(value -> sessions.end(handle, value));
            return sessions.start(handle, user, context.header("User-Agent"));
        });
        context.cookie(new Cookie(
                SignIn.SESSION_COOKIE, secret, "/", COOKIE_SECONDS, isSecure(context), true, null, SameSite.LAX));
        context.header("Cache-Control", "no-store");
        call.redirect(next(call).orElse("/"));
    }

    /** Whether the browser speaks HTTPS, to us or to a proxy in front of us. */
    private static boolean isSecure(Context context) {
        return "https".equals(context.scheme()) || "https".equalsIgnoreCase(context.header("X-Forwarded-Proto"));
    }

    /** Where to go after signing in: a path of this server, nothing else. */
    static Optional<String> next(Call call) {
        return call.query()
                .text("next")
                .filter(path -> path.matches("/[\\p{Alnum}/_.~?=&%+:,@-]*") && !path.startsWith("//"));
    }
}
