package dev.tagloop.server.openapi;

import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import io.javalin.http.HandlerType;

/** Serves the API's description, made when it is first asked for; what a server can do is no secret. */
public final class OpenApiRoute {
    private byte[] document;

    public void declare(Routes routes) {
        routes.open(HandlerType.GET, "/api/tagloop/openapi.json", call -> send(call, routes));
    }

    private void send(Call call, Routes routes) {
        call.bytes(200, "application/json", document(routes));
    }

    private synchronized byte[] document(Routes routes) {
        if (document == null) {
            document = Json.bytes(ApiDescription.of(routes.all()));
        }
        return document;
    }
}
