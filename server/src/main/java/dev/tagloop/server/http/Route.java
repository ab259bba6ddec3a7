package dev.tagloop.server.http;

import io.javalin.http.HandlerType;
import java.util.regex.Pattern;

/**
 * One method on one path.
 *
 * @param path as declared, without a slash at the end, parameters in braces; both forms are served
 * @param kind what becomes of a caller who is not signed in
 */
public record Route(HandlerType method, String path, Kind kind, RouteHandler handler) {
    public enum Kind {
        /** Anybody may call it; it makes its own checks where it needs any. */
        OPEN,
        /** Part of the API: 401 without a valid token or session. */
        API,
        /** A page for people: sends them to the sign-in page. */
        PAGE
    }

    Pattern pattern() {
        String[] parts = path.split("(?=\\{)|(?<=\\})");
        StringBuilder regex = new StringBuilder();
        for (String part : parts) {
            regex.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
        }
        return Pattern.compile(regex + "/?");
    }

    /** How many parameters the path has; fewer means that it is the more special one of two that match. */
    int parameters() {
        return (int) path.chars().filter(c -> c == '{').count();
    }
}
