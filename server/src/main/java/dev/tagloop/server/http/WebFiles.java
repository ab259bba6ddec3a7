package dev.tagloop.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The web interface, where a jar that carries it is on the class path: the files under {@code /web/}, compressed when they were built. It draws
 * its own pages, so every address that is nobody else's gets its start page.
 */
public final class WebFiles {
    /** Nothing but the program's own files; no HTML made from text. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
            + " form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static final Pattern FILE = Pattern.compile("(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+\\.(\\w+)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");
    private static final Map<String, String> SUFFIXES = Map.of("br", ".br", "gzip", ".gz");

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    private WebFiles() {}

    /** Empty when the interface was left out of this build; its notice page alone does not count. */
    public static Optional<WebFiles> find() {
        return WebFiles.class.getResource("/web/index.html.gz") == null
                ? Optional.empty()
                : Optional.of(new WebFiles());
    }

    /** Answers with the start page, which finds out from the address what to show. */
    public void start(Context context) {
        send(context, "/index.html", "html");
    }

    /** Answers a path that no route has. False when it belongs to the API. */
    boolean serve(Context context) {
        String path = context.path();
        if (path.equals("/api") || path.startsWith("/api/")) {
            return false;
        }
        Matcher file = FILE.matcher(path);
        if (!file.matches() || !TYPES.containsKey(file.group(1))) {
            start(context);
            return true;
        }
        return send(context, path, file.group(1));
    }

    private boolean send(Context context, String path, String extension) {
        Optional<byte[]> bytes = Optional.empty();
        for (String encoding : new String[] {"br", "gzip"}) {
            if (bytes.isEmpty() && accepts(context, encoding)) {
                bytes = read(path + SUFFIXES.get(encoding));
                bytes.ifPresent(found -> context.header("Content-Encoding", encoding));
            }
        }
        Optional<byte[]> body = bytes.or(() -> read(path));
        if (body.isEmpty()) {
            return false;
        }
        context.header("Vary", "Accept-Encoding");
        context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        // Names under /assets/ carry a hash of what they hold.
        context.header(
                "Cache-Control", path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        context.contentType(TYPES.get(extension)).result(body.get());
        return true;
    }

    private static boolean accepts(Context context, String encoding) {
        String accepted = context.header("Accept-Encoding");
        return accepted != null && accepted.contains(encoding);
    }

    private Optional<byte[]> read(String path) {
        byte[] known = files.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream in = WebFiles.class.getResourceAsStream("/web" + path)) {
            // Only what exists is kept: anybody may ask for any number of names.
            Optional<byte[]> bytes = in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            bytes.ifPresent(found -> files.put(path, found));
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
