package dev.tagloop.server.openapi;

import dev.tagloop.server.http.Json;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code schemas.txt}, whose head explains its notation, into JSON Schema. */
public final class SchemaTable {
    private static final Set<String> PLAIN = Set.of("integer", "number", "string", "boolean", "object");

    private SchemaTable() {}

    /** All named schemas. @throws IllegalStateException with the line, when one is malformed or names no type */
    public static ObjectNode read() {
        ObjectNode schemas = Json.object();
        ObjectNode schema = null;
        for (String line : Tables.lines("schemas.txt")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("  ") && schema != null) {
                String[] parts = line.strip().split(" ", 2);
                field(schema, parts[0], type(parts[1]));
            } else {
                String[] parts = line.split(": ", 2);
                if (parts.length != 2 || schemas.has(parts[0])) {
                    throw new IllegalStateException("schemas.txt: \"" + line + "\" is no beginning of a new schema");
                }
                schema = schemas.putObject(parts[0]).put("type", "object").put("description", parts[1]);
            }
        }
        return schemas;
    }

    private static void field(ObjectNode schema, String word, ObjectNode type) {
        boolean always = word.endsWith("*");
        String name = always ? word.substring(0, word.length() - 1) : word;
        schema.withObjectProperty("properties").set(name, type);
        if (always) {
            schema.withArrayProperty("required").add(name);
        }
    }

    /** A type in the notation of the table, as JSON Schema. */
    static ObjectNode type(String text) {
        if (text.endsWith("?")) {
            return either(Stream.of(
                    type(text.substring(0, text.length() - 1)), Json.object().put("type", "null")));
        }
        if (text.contains("|")) {
            return either(Stream.of(text.split("\\|")).map(SchemaTable::type));
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            ObjectNode list = Json.object().put("type", "array");
            list.set("items", type(text.substring(1, text.length() - 1)));
            return list;
        }
        if (text.startsWith("{") && text.endsWith("}")) {
            ObjectNode map = Json.object().put("type", "object");
            map.set("additionalProperties", type(text.substring(1, text.length() - 1)));
            return map;
        }
        if (PLAIN.contains(text)) {
            return Json.object().put("type", text);
        }
        return switch (text) {
            case "any" -> Json.object();
            case "time" -> Json.object().put("type", "string").put("format", "date-time");
            default -> Json.object().put("$ref", "#/components/schemas/" + text);
        };
    }

    private static ObjectNode either(Stream<ObjectNode> types) {
        ObjectNode either = Json.object();
        ArrayNode choices = either.putArray("anyOf");
        types.forEach(choices::add);
        return either;
    }
}
