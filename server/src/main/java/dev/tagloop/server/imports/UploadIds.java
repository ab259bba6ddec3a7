package dev.tagloop.server.imports;

import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The list {@code file_upload_ids} of a request. */
final class UploadIds {
    private UploadIds() {}

    /** The ids, each once; a wrong list stands among the fields' errors. An absent one is empty. */
    static List<Long> read(Fields fields) {
        return fields.json("file_upload_ids").map(list -> ids(fields, list)).orElse(List.of());
    }

    private static List<Long> ids(Fields fields, JsonNode sent) {
        // A form sends the list as JSON text.
        JsonNode list = sent.isString() ? Json.tryParse(sent.stringValue()).orElse(sent) : sent;
        if (!list.isArray()) {
            fields.error(
                    "file_upload_ids", "Expected a list of items but got type \"" + Fields.pythonType(list) + "\".");
            return List.of();
        }
        List<Optional<Long>> ids = list.valueStream().map(UploadIds::id).toList();
        if (ids.contains(Optional.<Long>empty())) {
            fields.error("file_upload_ids", "A valid integer is required.");
        }
        return ids.stream().flatMap(Optional::stream).distinct().toList();
    }

    private static Optional<Long> id(JsonNode item) {
        if (item.isIntegralNumber() && item.canConvertToLong()) {
            return Optional.of(item.longValue());
        }
        return item.isString() ? parse(item.stringValue()) : Optional.empty();
    }

    static Optional<Long> parse(String text) {
        return Stream.of(text.strip())
                .filter(digits -> digits.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .findFirst();
    }
}
