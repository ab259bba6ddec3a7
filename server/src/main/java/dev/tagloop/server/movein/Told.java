package dev.tagloop.server.movein;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what a source tells, which need not be of the kind that it should. */
final class Told {
    private Told() {}

    /** A text; empty for anything else. */
    static Optional<String> text(JsonNode object, String key) {
        JsonNode value = object.path(key);
        return value.isString() ? Optional.of(value.stringValue().replace("\0", "")) : Optional.empty();
    }

    /** A whole number, also written as text; null for anything else. */
    static Long number(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isString() && value.stringValue().strip().matches("-?\\d{1,18}")) {
            return Long.valueOf(value.stringValue().strip());
        }
        return null;
    }

    static Long number(JsonNode object, String key) {
        return number(object.path(key));
    }

    /** A number with a fraction; null for anything else, and for what is none. */
    static Double real(JsonNode object, String key) {
        JsonNode value = object.path(key);
        double number = value.isNumber() ? Json.real(value) : Double.NaN;
        return Double.isFinite(number) ? Double.valueOf(number) : null;
    }

    static boolean truth(JsonNode object, String key, boolean otherwise) {
        JsonNode value = object.path(key);
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isIntegralNumber() ? Json.real(value) != 0 : otherwise;
    }

    /** A time as it is stored here. Times without a zone are of UTC. */
    static Optional<String> time(JsonNode object, String key) {
        return text(object, key).flatMap(Told::time);
    }

    private static Optional<String> time(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            return Optional.of(Times.text(OffsetDateTime.parse(iso).toInstant()));
        } catch (DateTimeException e) {
            try {
                return Optional.of(Times.text(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)));
            } catch (DateTimeException noTime) {
                return Optional.empty();
            }
        }
    }

    /** A value as it is stored; JSON that came as text is read first. Null for null and for what is not there. */
    static String json(JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (value.isString()) {
            value = Json.tryParse(value.stringValue()).orElse(value);
        }
        return value.isNull() || value.isMissingNode() ? null : Json.stored(value);
    }
}
