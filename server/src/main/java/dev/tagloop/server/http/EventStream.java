package dev.tagloop.server.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** An answer of server-sent events: each is sent at once, until the handler returns. */
public final class EventStream {
    /** How soon a browser connects again after an end. */
    private static final int RETRY_MILLIS = 2000;

    private final ServletOutputStream out;

    EventStream(Context context) throws IOException {
        context.status(200).header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
        ExactContentType.set(context, "text/event-stream; charset=utf-8");
        this.out = context.res().getOutputStream();
        write("retry: " + RETRY_MILLIS + "\n\n");
    }

    /** @throws IOException when nobody is there any more, or reads too slowly */
    public void send(String event, JsonNode data) throws IOException {
        out.write(("event: " + event + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
        // JSON has no line ends of its own.
        out.write(Json.bytes(data));
        write("\n\n");
    }

    /** Says that the connection still stands. @throws IOException when it does not */
    public void beat() throws IOException {
        write(":\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
