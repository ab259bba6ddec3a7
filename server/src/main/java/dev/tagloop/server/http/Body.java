package dev.tagloop.server.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request's body after its content type was understood. Resource routes take all kinds. */
public sealed interface Body {
    /** No body and no content type: a create with defaults, in the API's terms. */
    record Empty() implements Body {}

    record OfJson(JsonNode value) implements Body {}

    /** A URL-encoded or multipart form; a field may come several times. */
    record OfForm(Map<String, List<String>> fields, List<File> files) implements Body {}

    /** An uploaded file of a multipart form. */
    record File(String field, String name, String contentType, Content content, long size) {
        public InputStream open() throws IOException {
            return content.open();
        }

        /** Where the bytes are; may be opened again. */
        @FunctionalInterface
        public interface Content {
            InputStream open() throws IOException;
        }

        public static File of(String field, String name, String contentType, byte[] bytes) {
            return new File(field, name, contentType, () -> new ByteArrayInputStream(bytes), bytes.length);
        }
    }

    /** The body as one JSON object: a form's fields become texts (the last of a repeated field), nothing becomes {@code {}}. */
    default JsonNode asJson() {
        return switch (this) {
            case Empty empty -> Json.object();
            case OfJson json -> json.value();
            case OfForm form -> {
                ObjectNode object = Json.object();
                form.fields().forEach((name, values) -> object.put(name, values.getLast()));
                yield object;
            }
        };
    }

    /** True for forms, where a boolean that is left out of a create means false. */
    default boolean isForm() {
        return this instanceof OfForm;
    }
}
