package dev.tagloop.server.imports;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.PythonText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Errors in the words and the form of the original: an empty object stands for each good item before. */
final class ListedErrors implements ItemErrors {
    private final ArrayNode errors = Json.array();

    @Override
    public void bad(long number, ItemReader.Unusable why, JsonNode item) {
        while (errors.size() < number) {
            errors.addObject();
        }
        errors.add("Error at item " + number + ": " + why.getMessage() + " :: " + PythonText.of(item));
    }

    @Override
    public boolean any() {
        return !errors.isEmpty();
    }

    @Override
    public void require() {
        if (any()) {
            ObjectNode validation = Json.object();
            validation.set("non_field_errors", errors);
            throw ApiException.invalid(validation);
        }
    }
}
