package dev.tagloop.labelstudio.webhook;

import dev.tagloop.labelstudio.backend.BackendConnector.Reach;

/** Sends messages to receivers, each once: repeating is the caller's. Bears several threads. */
@FunctionalInterface
public interface WebhookSender {
    /**
     * Sends a message and waits for the answer, but not long.
     *
     * @param reach which addresses may be asked
     * @return the status of the answer, of any number; what the receiver says beside it is not read
     * @throws WebhookException if no answer came
     */
    int send(WebhookMessage message, Reach reach) throws WebhookException;
}
