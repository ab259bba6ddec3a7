package dev.tagloop.server.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** The frame of the few pages that the server draws by itself. Everything that comes from data goes through {@link #escape}. */
public final class Pages {
    /** No script at all, styles from this server only, no frames. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private Pages() {}

    /** Text as HTML text or attribute value. */
    public static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }

    /**
     * A whole page.
     *
     * @param title plain text
     * @param body HTML, already escaped
     */
    public static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/static/tagloop.css">
                </head>
                <body>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(title), body);
    }

    static void notFound(Context context) {
        html(context, 404, page("Not found", """
                <h1>Nothing is here</h1>
                <p>This address names no page and no part of the API.</p>
                <p><a href="/">Back to the start</a> · <a href="/help/">User guide</a></p>
                """));
    }

    /** An error, for a person. */
    static void problem(Context context, ApiException error) {
        String title = error.status() >= 500 ? "The server cannot do this now" : "This did not work";
        html(context, error.status(), page(title, """
                <h1>%s</h1>
                <p class="problem">%s</p>
                <p><a href="%s">What this means</a> · <a href="/">Back to the start</a></p>
                <p class="fine">Error %s, request %s</p>
                """.formatted(
                        title,
                        escape(String.valueOf(error.getMessage())),
                        error.code().page(),
                        error.code().text(),
                        escape(RequestIds.of(context)))));
    }

    private static void html(Context context, int status, String page) {
        context.status(status).result(page.getBytes(StandardCharsets.UTF_8));
        ExactContentType.set(context, "text/html; charset=utf-8");
    }
}
