package dev.tagloop.conformance.hub;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes answers, whole ones and broken ones. */
final class Wire {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private final HttpExchange exchange;
    private final IntConsumer status;

    /** @param status hears what is answered before the client does */
    Wire(HttpExchange exchange, IntConsumer status) {
        this.exchange = exchange;
        this.status = status;
    }

    /** Writes {@code reply} as {@code fault} has it. */
    void write(Reply reply, Optional<Fault> fault) throws IOException, InterruptedException {
        if (fault.isEmpty()) {
            whole(reply);
            return;
        }
        switch (fault.get()) {
            case Fault.Status other -> whole(replaced(other));
            case Fault.Drop drop -> exchange.close();
            case Fault.Garbage garbage -> garbage();
            case Fault.Late late -> {
                Thread.sleep(late.delay());
                whole(reply);
            }
            case Fault.Headers headers -> {
                headers.replaced().forEach((name, value) -> {
                    reply.headers().keySet().removeIf(name::equalsIgnoreCase);
                    if (!value.isEmpty()) {
                        reply.with(name, value);
                    }
                });
                whole(reply);
            }
            case Fault.IgnoreRange ignore -> send(reply, part(reply, false), in -> in, Long.MAX_VALUE);
            case Fault.Flip flip ->
                send(reply, part(reply, true), in -> new Flipped(in, flip.position()), Long.MAX_VALUE);
            case Fault.Cut cut -> send(reply, part(reply, true), in -> in, cut.afterBytes());
            case Fault.Shorter shorter ->
                send(reply, part(reply, true).limitedTo(shorter.bytes()), in -> in, Long.MAX_VALUE);
            case Fault.Stall stall -> {
                send(reply, part(reply, true), in -> in, stall.afterBytes());
                Thread.sleep(stall.silence());
            }
        }
    }

    private void whole(Reply reply) throws IOException {
        send(reply, part(reply, true), in -> in, Long.MAX_VALUE);
    }

    private static Reply replaced(Fault.Status other) {
        Reply reply = Reply.json(other.code(), other.body());
        other.headers().forEach(reply::with);
        return reply;
    }

    private void garbage() throws IOException {
        // A negative code makes the status line unreadable to every client.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(-42, -1);
        exchange.close();
    }

    private interface Filter {
        InputStream on(InputStream in);
    }

    /** @param most bytes to send; whoever closes the exchange before its body is whole cuts the connection */
    private void send(Reply reply, Part part, Filter filter, long most) throws IOException {
        Map<String, String> headers = reply.headers();
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean unread = exchange.getRequestMethod().equals("HEAD") || part.length() == 0;
        if (part.status() == 206 && !headers.containsKey("Content-Range")) {
            exchange.getResponseHeaders()
                    .set(
                            "Content-Range",
                            "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/" + part.total());
        }
        if (part.status() == 416) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + part.total());
        }
        if (exchange.getRequestMethod().equals("HEAD") && !headers.containsKey("Content-Length")) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(part.length()));
        }
        status.accept(part.status());
        exchange.sendResponseHeaders(part.status(), unread ? -1 : part.length());
        if (unread) {
            return;
        }
        try (InputStream in = filter.on(part.open(reply))) {
            copy(in, exchange.getResponseBody(), Math.min(part.length(), most));
        }
    }

    private static void copy(InputStream in, OutputStream out, long count) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long done = 0;
        while (done < count) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, count - done));
            if (read < 0) {
                break;
            }
            out.write(buffer, 0, read);
            done += read;
        }
        out.flush();
    }

    private Part part(Reply reply, boolean ranged) {
        long total = reply.content().map(Content::size).orElse((long) reply.body().length);
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (!ranged || reply.content().isEmpty() || range == null) {
            return new Part(reply.status(), 0, total, total);
        }
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            return new Part(reply.status(), 0, total, total);
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        long from = first.isEmpty() ? Math.max(0, total - Long.parseLong(last)) : Long.parseLong(first);
        long to = first.isEmpty() || last.isEmpty() ? total - 1 : Math.min(Long.parseLong(last), total - 1);
        return from > to ? new Part(416, 0, 0, total) : new Part(206, from, to - from + 1, total);
    }

    private record Part(int status, long from, long length, long total) {
        Part limitedTo(long most) {
            return new Part(status, from, Math.min(length, most), total);
        }

        InputStream open(Reply reply) throws IOException {
            return reply.content().isPresent()
                    ? reply.content().get().open(from)
                    : new ByteArrayInputStream(reply.body(), (int) from, (int) length);
        }
    }

    /** One bit differs. */
    private static final class Flipped extends InputStream {
        private final InputStream in;
        private long left;

        Flipped(InputStream in, long position) {
            this.in = in;
            this.left = position;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            return value >= 0 && left-- == 0 ? value ^ 1 : value;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
