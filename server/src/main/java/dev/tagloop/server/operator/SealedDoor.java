package dev.tagloop.server.operator;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import tools.jackson.databind.JsonNode;

/** Lets in what the holder of the data folder asks for, and nobody else: no account opens it, not even the owner's. */
public record SealedDoor(OperatorSeal seal) {
    /** The order in a request's body. @throws ApiException 403 unless it is sealed */
    public JsonNode order(Call call) {
        String value = call.context().header(OperatorSeal.HEADER);
        // Before the body is read: nobody else makes us read one.
        if (value == null) {
            throw ApiException.forbidden();
        }
        JsonNode body = call.body().asJson();
        if (!seal.fits(value, Json.stored(body))) {
            throw ApiException.forbidden();
        }
        return body;
    }
}
