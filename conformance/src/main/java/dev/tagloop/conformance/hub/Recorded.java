package dev.tagloop.conformance.hub;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param call what it asked for
 * @param host which of the two hosts it came to, with its port
 * @param method its method
 * @param target path and query as sent
 * @param headers its headers, names in lower case
 * @param status what it was answered; 0 when the connection was broken off before
 */
public record Recorded(
        Call call, String host, String method, String target, Map<String, List<String>> headers, int status) {
    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    Recorded answered(int code) {
        return new Recorded(call, host, method, target, headers, code);
    }
}
