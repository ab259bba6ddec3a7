package dev.tagloop.conformance.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param recorded how it is remembered
 * @param path its path as sent, percent-encoded
 * @param query its query, values decoded
 * @param body what follows the head
 */
record Ask(Recorded recorded, String path, Map<String, List<String>> query, InputStream body) {
    String method() {
        return recorded.method();
    }

    /** The path in parts, each decoded by itself, so that an encoded slash stays in its part. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (String part : path.substring(1).split("/", -1)) {
            parts.add(decoded(part.replace("+", "%2B")));
        }
        return parts;
    }

    Optional<String> query(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    boolean flag(String name) {
        return query(name).orElse("false").equals("true");
    }

    String text() throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    Optional<String> token() {
        return recorded.header("authorization")
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> value.substring("Bearer ".length()));
    }

    static Map<String, List<String>> form(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return values;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
