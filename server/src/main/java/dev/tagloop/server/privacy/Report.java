package dev.tagloop.server.privacy;

import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was touched, or would be, and what cannot be. */
final class Report {
    private final Map<String, Long> touched = new LinkedHashMap<>();
    private final Map<String, Long> left = new LinkedHashMap<>();
    private final List<String> files = new ArrayList<>();
    private final List<String> models = new ArrayList<>();
    private final List<String> backups = new ArrayList<>();

    /** So many rows or things of a kind. */
    Report add(String where, long count) {
        if (count > 0) {
            touched.merge(where, count, Long::sum);
        }
        return this;
    }

    Report add(Map<String, Long> counts) {
        counts.forEach(this::add);
        return this;
    }

    /** Where it stands still. */
    Report left(Map<String, Long> counts) {
        left.putAll(counts);
        return this;
    }

    Report files(List<String> names) {
        files.addAll(names);
        return this;
    }

    /** Versions that learned from it: it cannot be taken out of them. */
    Report models(List<String> names) {
        models.addAll(names);
        return this;
    }

    /** Backups that were made while it was there. */
    Report backups(List<String> names) {
        backups.addAll(names);
        return this;
    }

    ObjectNode json(boolean preview) {
        ObjectNode json = Json.object().put("preview", preview);
        counts(json.putArray("touched"), touched);
        files.forEach(json.putArray("files")::add);
        counts(json.putArray("left"), left);
        models.forEach(json.putArray("models")::add);
        backups.forEach(json.putArray("backups")::add);
        return json;
    }

    private static void counts(ArrayNode list, Map<String, Long> counts) {
        counts.forEach((where, count) -> list.addObject().put("where", where).put("count", count));
    }
}
