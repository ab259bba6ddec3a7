package dev.tagloop.server.mutation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as it goes over the wire, right or wrong.
 *
 * @param target path and query as written in the request line
 * @param headers whole lines, without {@code Host} and {@code Content-Length}
 * @param body null when there is none
 */
record Message(String method, String target, List<String> headers, byte[] body) {
    Message withMethod(String other) {
        return new Message(other, target, headers, body);
    }

    Message withTarget(String other) {
        return new Message(method, other, headers, body);
    }

    Message withHeader(String line) {
        String name = line.substring(0, line.indexOf(':') + 1);
        List<String> all = new ArrayList<>(headers);
        all.removeIf(old -> old.regionMatches(true, 0, name, 0, name.length()));
        all.add(line);
        return new Message(method, target, all, body);
    }

    Message withBody(byte[] other) {
        return new Message(method, target, headers, other);
    }

    Message withBody(String other) {
        return withBody(other.getBytes(StandardCharsets.UTF_8));
    }

    /** Short enough for a failure's text, with all that is needed to send it again. */
    @Override
    public String toString() {
        String text = body == null ? "" : new String(body, StandardCharsets.ISO_8859_1);
        List<String> shown = headers.stream()
                .filter(line -> !line.startsWith("Authorization: Token"))
                .map(line -> shortened(line, 100))
                .toList();
        return method + " " + shortened(target, 300) + " " + shown + " " + shortened(text, 600);
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "… " + text.length() + " bytes" : text;
    }
}
