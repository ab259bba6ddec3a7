package dev.tagloop.cli.snapshots;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.learning.learner.StoredSnapshot;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A snapshot as a line for people and as JSON. */
final class SnapshotText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int DIGITS = 12;

    private SnapshotText() {}

    static String heading() {
        return "%-12s  %-16s  %7s  %7s  %-10s  %s".formatted("digest", "kept", "tasks", "spans", "versions", "names");
    }

    static String line(StoredSnapshot snapshot) {
        return "%-12s  %-16s  %7d  %7d  %-10s  %s"
                .formatted(
                        digits(snapshot.digest()),
                        TIME.format(snapshot.stored().atZone(ZoneId.systemDefault())),
                        snapshot.tasks(),
                        snapshot.spans(),
                        snapshot.versions().isEmpty() ? "-" : String.join(", ", snapshot.versions()),
                        String.join(", ", snapshot.names()))
                .stripTrailing();
    }

    /** So much of a digest as tells it from the others. */
    static String digits(String digest) {
        return digest.substring(0, DIGITS);
    }

    static ObjectNode json(StoredSnapshot snapshot) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("digest", snapshot.digest());
        node.put("stored", snapshot.stored().toString());
        node.put("tasks", snapshot.tasks());
        node.put("spans", snapshot.spans());
        ArrayNode versions = node.putArray("versions");
        snapshot.versions().forEach(versions::add);
        ArrayNode names = node.putArray("names");
        snapshot.names().forEach(names::add);
        return node;
    }
}
