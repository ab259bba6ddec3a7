package dev.tagloop.server.operator;

import dev.tagloop.server.http.Json;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operator wants of a server's backups: that one is made, or to know how far one is.
 *
 * @param file where it shall lie; absolute
 * @param secrets whether it shall hold them
 * @param job the one that is asked for
 * @param cancel whether it shall be stopped
 */
record BackupOrder(Optional<Path> file, boolean secrets, Optional<String> job, boolean cancel) {
    static BackupOrder make(Path file, boolean secrets) {
        return new BackupOrder(Optional.of(file), secrets, Optional.empty(), false);
    }

    static BackupOrder look(String job, boolean cancel) {
        return new BackupOrder(Optional.empty(), true, Optional.of(job), cancel);
    }

    JsonNode json() {
        ObjectNode json = Json.object().put("secrets", secrets).put("cancel", cancel);
        file.ifPresent(path -> json.put("file", path.toString()));
        job.ifPresent(id -> json.put("job", id));
        return json;
    }

    /** Empty where the JSON is no order. */
    static Optional<BackupOrder> read(JsonNode json) {
        Optional<Path> file = text(json, "file").flatMap(BackupOrder::absolute);
        Optional<String> job = text(json, "job");
        return file.isPresent() == job.isPresent()
                ? Optional.empty()
                : Optional.of(new BackupOrder(
                        file,
                        json.path("secrets").asBoolean(true),
                        job,
                        json.path("cancel").asBoolean(false)));
    }

    private static Optional<String> text(JsonNode json, String key) {
        return Optional.of(json.path(key)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private static Optional<Path> absolute(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
