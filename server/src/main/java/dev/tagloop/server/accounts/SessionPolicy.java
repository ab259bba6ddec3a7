package dev.tagloop.server.accounts;

/** How long sessions live, in minutes, where an organization has not said otherwise. */
final class SessionPolicy {
    static final long DEFAULT_AGE = 11_520;
    static final long DEFAULT_IDLE = 4_320;

    private SessionPolicy() {}
}
