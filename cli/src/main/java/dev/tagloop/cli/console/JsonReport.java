package dev.tagloop.cli.console;

import dev.tagloop.labelstudio.json.Json;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records as the JSON that {@code --json} prints: {@code snake_case} names, as in Label Studio's API. */
public final class JsonReport {
    private static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private JsonReport() {}

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws tools.jackson.core.JacksonException if it is none of it
     */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** A record as a tree that more can be put into. */
    public static ObjectNode tree(Object report) {
        return MAPPER.valueToTree(report);
    }

    /** A record on one line. */
    public static String line(Object report) {
        return MAPPER.writeValueAsString(report);
    }
}
