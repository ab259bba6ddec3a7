package dev.tagloop.server.filters;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the values of filters. What does not fit is answered 400. */
final class Values {
    /** Longer texts are nothing that anybody looks for, and databases take patterns only so long. */
    private static final int LONGEST = 8000;

    private Values() {}

    static ApiException unusable(String message) {
        return ApiException.invalid("query", message);
    }

    /** A value of a column's kind, to be bound. */
    static Object of(Kind kind, JsonNode value) {
        return switch (kind) {
            case NUMBER, COUNT -> number(value);
            case TIME -> time(value);
            case BOOLEAN -> isTrue(value);
            default -> text(value);
        };
    }

    /** A long where it is one, else a double. */
    static Object number(JsonNode value) {
        try {
            BigDecimal number = value.isNumber()
                    ? value.decimalValue()
                    : new BigDecimal(shortText(value).strip());
            BigDecimal plain = number.stripTrailingZeros();
            return plain.scale() <= 0 && plain.precision() - plain.scale() < 19
                    ? (Object) plain.longValueExact()
                    : (Object) finite(plain.doubleValue());
        } catch (NumberFormatException e) {
            throw unusable("A number was expected in a filter, not \"" + shown(value) + "\".");
        }
    }

    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    private static String shortText(JsonNode value) {
        String text = value.asString("");
        return text.length() > 200 ? "" : text;
    }

    private static String time(JsonNode value) {
        try {
            return Times.text(Times.instant(value.asString("").strip()));
        } catch (DateTimeException e) {
            throw unusable(
                    "A time such as 2024-01-31T12:00:00.000Z was expected in a filter, not \"" + shown(value) + "\".");
        }
    }

    /** True for true, also as text. */
    static boolean isTrue(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : value.asString("").equalsIgnoreCase("true");
    }

    /** A text as it is, anything else as its JSON. */
    static String text(JsonNode value) {
        String text = value.isString() ? value.stringValue() : Json.stored(value);
        if (text.length() > LONGEST) {
            throw unusable("A filter's value may have " + LONGEST + " characters; this one has " + text.length() + ".");
        }
        // No stored text has a NUL where PostgreSQL could compare it.
        return text.replace('\0', '\ufffd');
    }

    /** An id, as a number or text. */
    static Optional<Long> id(JsonNode value) {
        try {
            BigInteger id = value.isNumber()
                    ? value.decimalValue().toBigIntegerExact()
                    : new BigInteger(shortText(value).strip());
            return id.bitLength() < Long.SIZE ? Optional.of(id.longValue()) : Optional.of(Long.MIN_VALUE);
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String shown(JsonNode value) {
        String text = value.isString() ? value.stringValue() : value.toString();
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
