package dev.tagloop.server.operator;

import dev.tagloop.server.StudioException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Occupant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Brings sealed orders to the server that has a data folder. */
public record OperatorLine(Path root, Occupant occupant, Courier courier) {
    /** @throws StudioException with one sentence, when the server does not answer or does not do it */
    public JsonNode post(String path, JsonNode order) {
        String json = Json.stored(order);
        Courier.Answer answer;
        try {
            answer = courier.post(
                    URI.create(occupant.url() + path),
                    new OperatorSeal(occupant.key(), InstantSource.system()).of(json),
                    json);
        } catch (IOException e) {
            throw new StudioException(
                    "The server that has the data folder " + root + " does not answer at " + occupant.url() + " ("
                            + e.getMessage() + "): try again when it is up, or stop it and try again.",
                    e);
        }
        Optional<JsonNode> body = Json.tryParse(answer.body());
        if (answer.status() != 200 || body.isEmpty()) {
            String detail = body.map(found -> found.path("detail").asString("")).orElse("");
            throw new StudioException(
                    answer.status() == 400 && !detail.isEmpty()
                            ? detail
                            : "The server at " + occupant.url() + " answered with status " + answer.status()
                                    + ": is it of the same release as this program?");
        }
        return body.get();
    }
}
