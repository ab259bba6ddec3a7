package dev.tagloop.server.labels;

import dev.tagloop.server.http.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Finds results that may hold a label, by their stored text: few are read that do not. */
final class LabelSearch {
    private LabelSearch() {}

    /** A condition on the column {@code b.result}, with {@link #parameters}. */
    static String condition(Collection<String> labels) {
        return IntStream.range(0, labels.size())
                .mapToObj(i -> "b.result LIKE :label" + i + " ESCAPE '!'")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    static Map<String, String> parameters(Collection<String> labels) {
        Map<String, String> parameters = new TreeMap<>();
        for (String label : labels) {
            // Numbers are labels too: so without the quotes.
            String quoted = Json.stored(Json.tree(label));
            String text = quoted.substring(1, quoted.length() - 1)
                    .replace("!", "!!")
                    .replace("%", "!%")
                    .replace("_", "!_");
            parameters.put("label" + parameters.size(), "%" + text + "%");
        }
        return parameters;
    }

    /** How many annotations of a project hold a label of a control. */
    static long annotations(Handle handle, long project, String control, String label) {
        List<String> labels = List.of(label);
        return handle
                .createQuery("SELECT b.result FROM annotations a JOIN annotation_bodies b ON b.annotation_id = a.id"
                        + " JOIN visible_tasks t ON t.id = a.task_id WHERE a.project_id = :project AND "
                        + condition(labels))
                .bind("project", project)
                .bindMap(parameters(labels))
                .mapTo(String.class)
                .stream()
                .filter(result -> Json.parse(result).valueStream().anyMatch(region -> holds(region, control, label)))
                .count();
    }

    private static boolean holds(JsonNode region, String control, String label) {
        return control.equals(region.path("from_name").asString(""))
                && RegionLabels.items(region)
                        .flatMap(item -> item.isArray() ? item.valueStream() : Stream.of(item))
                        .anyMatch(item -> label.equals(item.asString("")));
    }
}
