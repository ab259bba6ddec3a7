package dev.tagloop.server.http;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives every request a name that its answer and the lines of the log about it carry: the one that the caller sent, where it is harmless in
 * both, else a fresh one.
 */
final class RequestIds extends Handler.Wrapper {
    static final String HEADER = "X-Request-Id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+=/@-]{0,127}");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put(HEADER, idFor(request));
        return super.handle(request, response, callback);
    }

    /** The name of a request that has none yet. */
    static String idFor(Request request) {
        String sent = request.getHeaders().get(HEADER);
        return sent != null && HARMLESS.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    /** The name of a request that is being answered. */
    static String of(Context context) {
        return context.res().getHeader(HEADER);
    }
}
