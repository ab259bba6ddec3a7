package dev.tagloop.labelstudio.client.internal;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a server says when it says no: Label Studio's error object, or whatever a proxy in between answers.
 *
 * @param id the id under which the server logged it; empty if none
 * @param detail the server's words; empty if none
 * @param validationErrors complaints by field
 */
public record ErrorBody(String id, String detail, Map<String, List<String>> validationErrors) {
    private static final int LONGEST_TEXT = 500;

    /** Reads an error's body; never fails. */
    public static ErrorBody read(String contentType, String body) {
        if (contentType.toLowerCase(Locale.ROOT).startsWith("text/html")) {
            return of("an HTML page; is this the address of the server itself, without a path?");
        }
        try {
            return body.isBlank() ? of("") : of(Json.read(body));
        } catch (JsonException e) {
            String text = body.length() > LONGEST_TEXT ? body.substring(0, LONGEST_TEXT) + "…" : body;
            return of(text.strip());
        }
    }

    static ErrorBody of(String detail) {
        return new ErrorBody("", detail, Map.of());
    }

    /** One line that holds all that is known. */
    public String summary() {
        String complaints = validationErrors.entrySet().stream()
                .map(entry -> (entry.getKey().equals("non_field_errors") ? "" : entry.getKey() + ": ")
                        + String.join(" ", entry.getValue()))
                .collect(Collectors.joining("; "));
        if (complaints.isEmpty()) {
            return detail.isEmpty() ? "no explanation" : detail;
        }
        return detail.isEmpty() || detail.equals("Validation error") ? complaints : detail + " (" + complaints + ")";
    }

    private static ErrorBody of(JsonNode tree) {
        if (!tree.isObject()) {
            return new ErrorBody("", String.join(" ", messages(tree)), Map.of());
        }
        JsonObject json = JsonObject.owning(tree);
        boolean known = json.has("detail") || json.has("validation_errors");
        JsonNode errors = known ? tree.path("validation_errors") : tree;
        Map<String, List<String>> byField = new LinkedHashMap<>();
        if (errors.isObject()) {
            errors.forEachEntry((field, complaint) -> byField.put(field, messages(complaint)));
        } else if (!errors.isMissingNode() && !errors.isNull()) {
            byField.put("non_field_errors", messages(errors));
        }
        return new ErrorBody(json.text("id").orElse(""), detail(tree), byField);
    }

    private static String detail(JsonNode tree) {
        JsonNode detail = tree.path("detail");
        return detail.isMissingNode() || detail.isNull() ? "" : String.join(" ", messages(detail));
    }

    /** All texts in a complaint, which may be a text, a list, or nested by field. */
    private static List<String> messages(JsonNode complaint) {
        List<String> messages = new ArrayList<>();
        if (complaint.isArray()) {
            complaint.valueStream().forEach(item -> messages.addAll(messages(item)));
        } else if (complaint.isObject()) {
            complaint.forEachEntry(
                    (field, nested) -> messages(nested).forEach(message -> messages.add(field + ": " + message)));
        } else {
            messages.add(complaint.asString());
        }
        return messages;
    }
}
