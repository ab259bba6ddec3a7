package dev.tagloop.net.internal;

import java.net.URI;
import java.time.Duration;

/** How messages show an address and a time: user names, passwords, queries and fragments may be secret and stay out. */
public final class Shown {
    private Shown() {}

    /** Scheme, host, port and path. */
    public static String of(URI uri) {
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + host + path;
    }

    /** Seconds, with a fraction only below ten. */
    public static String of(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return seconds >= 10 || seconds == Math.rint(seconds) ? Math.round(seconds) + " s" : seconds + " s";
    }
}
