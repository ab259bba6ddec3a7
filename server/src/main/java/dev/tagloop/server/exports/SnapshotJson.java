package dev.tagloop.server.exports;

import dev.tagloop.server.accounts.User;
import dev.tagloop.server.accounts.UserJson;
import dev.tagloop.server.http.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Snapshots as the API shows them, in its key order. */
final class SnapshotJson {
    private SnapshotJson() {}

    /** @param making how far it is; nothing when it is not in the making. Only then the answer tells of it */
    static ObjectNode of(
            SnapshotRow row, Optional<User> creator, List<ConversionRow> conversions, Optional<Making> making) {
        ObjectNode json = Json.object().put("title", row.title()).put("id", row.id());
        json.set("created_by", creator.map(UserJson::brief).orElse(null));
        json.put("created_at", row.createdAt())
                .put("finished_at", row.finishedAt())
                .put("status", row.status())
                .put("md5", row.md5());
        ObjectNode counters = json.putObject("counters");
        if (row.taskNumber() != null) {
            counters.put("task_number", row.taskNumber());
        }
        ArrayNode formats = json.putArray("converted_formats");
        conversions.forEach(conversion -> formats.addObject()
                .put("id", conversion.id())
                .put("status", conversion.status())
                .put("export_type", conversion.exportType())
                .put("traceback", conversion.error()));
        if (row.error() != null) {
            json.put("error", row.error());
        }
        if (!row.isCompleted()) {
            making.ifPresent(progress ->
                    json.putObject("progress").put("done", progress.done()).put("total", progress.total()));
        }
        return json;
    }
}
