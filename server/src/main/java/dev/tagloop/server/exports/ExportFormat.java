package dev.tagloop.server.exports;

import dev.tagloop.server.http.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The formats of the API. One without an exporter is listed as disabled and refused. */
enum ExportFormat {
    JSON(
            "JSON",
            "Everything the server keeps of each task, losing nothing; can be imported again.",
            Optional.of(JsonExporter::new)),
    JSON_MIN("JSON-MIN", "One flat object an annotation, without what programs rarely need.", Optional.empty()),
    CSV("CSV", "One row an annotation, commas between the columns.", Optional.empty()),
    TSV("TSV", "One row an annotation, tabs between the columns.", Optional.empty()),
    CONLL2003(
            "CONLL2003",
            "One token a line with its tag, for training named-entity recognisers.",
            Optional.empty(),
            "sequence labeling",
            "text tagging",
            "named entity recognition");

    private static final String GUIDE = "https://labelstud.io/guide/export.html#";

    private final String title;
    private final String description;
    private final Optional<Supplier<Exporter>> exporter;
    private final List<String> tags;

    ExportFormat(String title, String description, Optional<Supplier<Exporter>> exporter, String... tags) {
        this.title = title;
        this.description = description;
        this.exporter = exporter;
        this.tags = List.of(tags);
    }

    static Optional<ExportFormat> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    /** A fresh writer of this format, if there is one. */
    Optional<Exporter> exporter() {
        return exporter.map(Supplier::get);
    }

    /** The list of all, those that can be used first. */
    static ArrayNode list() {
        ArrayNode list = Json.array();
        Arrays.stream(values())
                .filter(format -> format.exporter.isPresent())
                .forEach(format -> list.add(format.json()));
        Arrays.stream(values())
                .filter(format -> format.exporter.isEmpty())
                .forEach(format -> list.add(format.json().put("disabled", true)));
        return list;
    }

    private ObjectNode json() {
        ObjectNode json = Json.object()
                .put("title", title)
                .put("description", description)
                .put("link", GUIDE + title);
        if (!tags.isEmpty()) {
            ArrayNode names = json.putArray("tags");
            tags.forEach(names::add);
        }
        return json.put("name", name());
    }
}
