package dev.tagloop.server.webhooks;

import dev.tagloop.labelstudio.webhook.WebhookException;
import dev.tagloop.labelstudio.webhook.WebhookMessage;
import dev.tagloop.labelstudio.webhook.WebhookSender;
import dev.tagloop.server.access.Reaching;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.InstanceKey;
import dev.tagloop.server.webhooks.Outcome.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;

/** Sends one message once and tells what became of it. */
final class Courier {
    /** Answers of receivers, or of what stands before them, that are not there now. */
    private static final Set<Integer> AWAY = Set.of(408, 425, 429, 502, 503, 504);

    private final Database database;
    private final InstanceKey key;
    private final Optional<WebhookSender> sender;
    private final Reaching reaching;
    private final LongFunction<Optional<String>> authorization;
    private final InstantSource clock;

    /** @param authorization what the connection with an id asks for, as the value of {@code Authorization} */
    Courier(
            Database database,
            InstanceKey key,
            Optional<WebhookSender> sender,
            Reaching reaching,
            LongFunction<Optional<String>> authorization,
            InstantSource clock) {
        this.database = database;
        this.key = key;
        this.sender = sender;
        this.reaching = reaching;
        this.authorization = authorization;
        this.clock = clock;
    }

    Outcome send(WebhookRow webhook, Delivery delivery) {
        if (sender.isEmpty()) {
            return hopeless("This server sends no webhooks.");
        }
        WebhookMessage message = message(webhook, delivery);
        long start = System.nanoTime();
        try {
            int status = sender.get().send(message, reaching.of(webhook.addedBy()));
            return answered(webhook, status, since(start));
        } catch (WebhookException e) {
            return unanswered(webhook, e, since(start));
        } catch (IllegalArgumentException e) {
            return hopeless("The message cannot be sent: " + e.getMessage() + ".");
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private WebhookMessage message(WebhookRow webhook, Delivery delivery) {
        String body = webhook.sendPayload()
                ? body(delivery)
                : Json.stored(Json.object().put("action", delivery.action()));
        long seconds = clock.instant().getEpochSecond();
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : Json.parse(webhook.headers()).properties()) {
            headers.add(Map.entry(header.getKey(), header.getValue().asString()));
        }
        if (webhook.mlBackendId() != null) {
            authorization
                    .apply(webhook.mlBackendId())
                    .ifPresent(value -> headers.add(Map.entry("Authorization", value)));
        }
        headers.add(Map.entry("webhook-id", delivery.uid()));
        headers.add(Map.entry("webhook-timestamp", Long.toString(seconds)));
        if (webhook.secret() != null) {
            SigningSecret secret = SigningSecret.of(key.open(SigningSecret.SEAL, webhook.secret()));
            headers.add(Map.entry("webhook-signature", secret.sign(delivery.uid(), seconds, body)));
        }
        headers.add(Map.entry("X-Tagloop-Event", delivery.action()));
        headers.add(Map.entry("X-Tagloop-Attempt", Long.toString(delivery.attempts() + 1)));
        return new WebhookMessage(URI.create(webhook.url()), headers, body);
    }

    private String body(Delivery delivery) {
        return delivery.window()
                .map(window -> database.read(
                        handle -> Json.stored(WebhookEvents.ofImport(handle, delivery.projectId(), window))))
                .orElseGet(delivery::body);
    }

    private static Outcome answered(WebhookRow webhook, int status, Duration took) {
        if (status >= 200 && status < 300) {
            return new Outcome(Verdict.DELIVERED, Optional.of(status), took, Optional.empty());
        }
        String error = status >= 300 && status < 400
                ? "The receiver answered with status " + status
                        + ", which sends elsewhere; webhooks follow nobody: give the address where messages are taken."
                : "The receiver answered with status " + status + ".";
        Verdict verdict = AWAY.contains(status) ? Verdict.AWAY : Verdict.REJECTED;
        // A backend trains while it answers: sent again, it would begin anew.
        Verdict told = webhook.mlBackendId() != null && verdict == Verdict.REJECTED ? Verdict.HOPELESS : verdict;
        return new Outcome(told, Optional.of(status), took, Optional.of(error));
    }

    private static Outcome unanswered(WebhookRow webhook, WebhookException e, Duration took) {
        Verdict verdict = switch (e.fault()) {
            case REFUSED -> Verdict.HOPELESS;
            case UNREACHABLE -> Verdict.AWAY;
            // A backend trains while it answers, which may take long; it has the message.
            case NO_ANSWER -> webhook.mlBackendId() != null ? Verdict.DELIVERED : Verdict.AWAY;
        };
        return new Outcome(verdict, Optional.empty(), took, Optional.of(e.getMessage()));
    }

    private static Outcome hopeless(String error) {
        return new Outcome(Verdict.HOPELESS, Optional.empty(), Duration.ZERO, Optional.of(error));
    }
}
