package dev.tagloop.server.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/**
 * Reads off what an answer left unread. A client that is still sending when the server closes the connection loses the answer, and one that
 * keeps its connections may fail with its next request.
 */
final class RestOfBody {
    /** The most bytes that are read off: an upload somewhat above the limit learns why it was refused; whoever sends more finds the connection closed. */
    private static final long MOST = 1L << 30;

    private RestOfBody() {}

    /** Ends the request's body, before the answer goes out. */
    static void readOff(Context context) {
        long length = context.req().getContentLengthLong();
        boolean hasBody = length > 0 || context.header("Transfer-Encoding") != null;
        // Who asked whether to send has not sent, and now need not.
        if (!hasBody || length > MOST || context.header("Expect") != null) {
            return;
        }
        try {
            ServletInputStream in = context.req().getInputStream();
            if (!in.isFinished()) {
                readOff(in);
            }
        } catch (IOException | IllegalStateException e) {
            // The client went away or sent what cannot be read; Jetty ends such a connection.
        }
    }

    private static void readOff(ServletInputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = MOST;
        for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
            left -= read;
        }
    }
}
