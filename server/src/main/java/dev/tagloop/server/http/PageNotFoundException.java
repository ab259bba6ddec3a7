package dev.tagloop.server.http;

/** No route is at this path: the answer is the page that says so. */
public final class PageNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PageNotFoundException() {
        super("no such page", null, false, false);
    }
}
