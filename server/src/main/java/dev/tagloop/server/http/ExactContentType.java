package dev.tagloop.server.http;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpHeader;

/** Sends a content type letter by letter: the servlet layer would drop the blank after the semicolon, and clients compare. */
final class ExactContentType {
    private ExactContentType() {}

    static void set(Context context, String contentType) {
        // First as the servlet layer has it, so that it adds none of its own; then below it.
        context.contentType(contentType);
        ServletContextResponse.getServletContextResponse(context.res())
                .getWrapped()
                .getHeaders()
                .put(HttpHeader.CONTENT_TYPE, contentType);
    }
}
