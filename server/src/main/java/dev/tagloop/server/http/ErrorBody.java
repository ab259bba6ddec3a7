package dev.tagloop.server.http;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The common error body: {@code {id, status_code, version, detail, exc_info}}. */
final class ErrorBody {
    private ErrorBody() {}

    static ObjectNode of(int status, String detail) {
        return Json.object()
                .put("id", UUID.randomUUID().toString())
                .put("status_code", status)
                .put("version", ApiLevel.RELEASE)
                .put("detail", detail)
                .putNull("exc_info");
    }
}
