package dev.tagloop.labelstudio.move;

import dev.tagloop.labelstudio.client.internal.Query;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonElements;
import dev.tagloop.places.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What task lists leave out and an export tells: unique ids, the prediction that an annotator saw, drafts of everybody. */
final class TaskExtras {
    /** Characters of predictions seen that are kept in memory. */
    private static final long MOST_SEEN = 64 << 20;

    private record OfAnnotation(String uniqueId, JsonNode resultCount, String seen) {}

    private final Map<Long, OfAnnotation> annotations = new HashMap<>();
    private final Map<Long, List<ObjectNode>> drafts = new HashMap<>();
    private long kept;

    private TaskExtras() {}

    static TaskExtras none() {
        return new TaskExtras();
    }

    /** Takes them from an export of the whole project, which goes through a file: the server is not kept waiting. */
    static TaskExtras of(Transport transport, long project) {
        TaskExtras extras = new TaskExtras();
        try {
            Path file = Scratch.file("move", ".json");
            try {
                transport.download(
                        "/api/projects/" + project + "/export",
                        Query.none().with("exportType", "JSON").with("download_all_tasks", "true"),
                        file);
                try (InputStream in = Files.newInputStream(file);
                        JsonElements tasks = JsonElements.of(in)) {
                    tasks.forEachRemaining(extras::read);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The export cannot be kept for a moment: " + e.getMessage(), e);
        }
        return extras;
    }

    private void read(JsonNode task) {
        for (JsonNode annotation : task.path("annotations")) {
            String uniqueId = annotation.path("unique_id").asString("");
            JsonNode seen = annotation.path("prediction");
            String text = seen.isObject() && !seen.isEmpty() && kept < MOST_SEEN ? Json.writeAscii(seen) : null;
            kept += text == null ? 0 : text.length();
            annotations.put(
                    annotation.path("id").asLong(), new OfAnnotation(uniqueId, annotation.get("result_count"), text));
        }
        List<ObjectNode> found = task.path("drafts")
                .valueStream()
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .toList();
        if (!found.isEmpty()) {
            drafts.put(task.path("id").asLong(), found);
        }
    }

    /** Adds what is known to a task of a list. */
    ObjectNode addTo(ObjectNode task) {
        for (JsonNode annotation : task.path("annotations")) {
            OfAnnotation known = annotations.get(annotation.path("id").asLong());
            if (known != null && annotation instanceof ObjectNode object) {
                object.put("unique_id", known.uniqueId());
                if (known.resultCount() != null) {
                    object.set("result_count", known.resultCount());
                }
                if (known.seen() != null) {
                    object.set("prediction", Json.read(known.seen()));
                }
            }
        }
        List<ObjectNode> more = drafts.getOrDefault(task.path("id").asLong(), List.of());
        if (!more.isEmpty()) {
            ArrayNode all = task.withArray("drafts");
            Set<Long> listed = new HashSet<>();
            all.forEach(draft -> listed.add(draft.path("id").asLong()));
            more.stream().filter(draft -> listed.add(draft.path("id").asLong())).forEach(all::add);
        }
        return task;
    }

    /** A stored file's name as a path of an address. */
    static String path(String file) {
        return Arrays.stream(file.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
