package dev.tagloop.labelstudio.webhook;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * One message to a receiver.
 *
 * @param address where it goes; {@code http} or {@code https}
 * @param headers beside {@code Content-Type}, in the order of sending
 * @param body JSON text
 */
public record WebhookMessage(URI address, List<Map.Entry<String, String>> headers, String body) {
    /** Checks that everything is there. */
    public WebhookMessage {
        requireNonNull(address, "address");
        requireNonNull(body, "body");
        headers = List.copyOf(headers);
    }
}
