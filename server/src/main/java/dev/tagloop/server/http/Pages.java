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

    /** The mark: a tag whose string goes round once, as in the web interface. */
    public static final String LOGO = """
            <svg width="44" height="44" viewBox="0 0 32 32" fill="none" aria-hidden="true"><rect width="32" height="32" rx="9" \
            fill="#4f46e5"/><path d="M9.5 12.5a5.5 5.5 0 0 1 5.5-5.5h2a5.5 5.5 0 0 1 5.5 5.5v7a5.5 5.5 0 0 1-5.5 5.5h-2" \
            stroke="#fff" stroke-width="3" stroke-linecap="round"/><circle cx="10.6" cy="20.4" r="3.1" fill="#fff"/></svg>""";

    /** A whole page in English. */
    public static String page(String title, String body) {
        return page(Language.ENGLISH, title, body);
    }

    /**
     * All of a page before its body.
     *
     * @param title plain text
     * @param more further elements of the head
     */
    public static String head(Language language, String title, String more) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s · Tagloop</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/static/tagloop.css">
                %s</head>""".formatted(language.tag(), escape(title), more);
    }

    /**
     * A whole page.
     *
     * @param title plain text
     * @param body HTML, already escaped
     */
    public static String page(Language language, String title, String body) {
        return """
                %s
                <body>
                <header class="brand">%s<span>Tagloop</span></header>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(head(language, title, ""), LOGO, body);
    }

    static void notFound(Context context) {
        Language language = Language.of(context);
        html(
                context,
                404,
                language == Language.GERMAN ? page(language, "Nicht gefunden", """
                                <h1>Hier ist nichts</h1>
                                <p>Diese Adresse nennt keine Seite und keinen Teil der API.</p>
                                <p><a href="/">Zum Anfang</a> · <a href="/help/">Handbuch</a></p>
                                """) : page(language, "Not found", """
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
