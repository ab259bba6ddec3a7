package dev.tagloop.server.http;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a body with the leniency and the messages that clients know from Django REST framework: booleans as text, integers
 * as text, texts trimmed, unknown keys ignored. Problems are collected; {@link #check} throws them together.
 */
public final class Fields {
    private static final Set<String> TRUE =
            Set.of("true", "True", "TRUE", "t", "T", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "1");
    private static final Set<String> FALSE =
            Set.of("false", "False", "FALSE", "f", "F", "n", "N", "no", "No", "NO", "off", "Off", "OFF", "0");
    private static final BigInteger INT_MAX = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final int MOST_DIGITS = 40;
    /** Stands for all numbers that have more digits. */
    private static final BigInteger BEYOND = BigInteger.TEN.pow(MOST_DIGITS);

    private static final BigInteger INT_MIN = BigInteger.valueOf(Integer.MIN_VALUE);

    private final JsonNode body;
    private final boolean form;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    private Fields(JsonNode body, boolean form) {
        this.body = body;
        this.form = form;
    }

    /** @throws ApiException 400 when the body is no object */
    public static Fields of(Body body) {
        return of(body.asJson(), body.isForm());
    }

    public static Fields of(JsonNode json) {
        return of(json, false);
    }

    private static Fields of(JsonNode json, boolean form) {
        if (!json.isObject()) {
            throw ApiException.invalidRequest("Invalid data. Expected a dictionary, but got " + pythonType(json) + ".");
        }
        return new Fields(json, form);
    }

    /** The name of a JSON value's kind in the wording of the original. */
    public static String pythonType(JsonNode json) {
        return switch (json.getNodeType()) {
            case ARRAY -> "list";
            case STRING -> "str";
            case BOOLEAN -> "bool";
            case NUMBER -> json.isIntegralNumber() ? "int" : "float";
            case NULL, MISSING -> "NoneType";
            default -> "dict";
        };
    }

    public boolean has(String name) {
        return body.has(name);
    }

    /** True when the field is there and null. */
    public boolean isNull(String name) {
        return body.has(name) && body.get(name).isNull();
    }

    public boolean isForm() {
        return form;
    }

    /** The value as it came. */
    public Optional<JsonNode> json(String name) {
        return Optional.ofNullable(body.get(name));
    }

    /** What a text may be. */
    public record TextRule(int min, int max, boolean blank, boolean trim) {
        /** Any text of at most {@code max} characters; blanks around it are dropped. */
        public static TextRule upTo(int max) {
            return new TextRule(0, max, true, true);
        }

        /** Any text, kept as it is. */
        public static TextRule verbatim() {
            return new TextRule(0, Integer.MAX_VALUE, true, false);
        }

        public TextRule notBlank() {
            return new TextRule(min, max, false, trim);
        }

        /** At least so many characters, unless empty. */
        public TextRule atLeast(int characters) {
            return new TextRule(characters, max, blank, trim);
        }
    }

    /** A text, or empty when the field is absent or wrong; null is wrong. */
    public Optional<String> text(String name, TextRule rule) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        JsonNode json = value.get();
        if (!json.isString() && !json.isNumber()) {
            return wrong(name, "Not a valid string.");
        }
        String text = json.isString() ? json.stringValue() : json.asString();
        if (text.indexOf('\0') >= 0) {
            return wrong(name, "Null characters are not allowed.");
        }
        text = rule.trim() ? text.strip() : text;
        int length = text.codePointCount(0, text.length());
        if (text.isEmpty() && !rule.blank()) {
            return wrong(name, "This field may not be blank.");
        }
        if (length > rule.max()) {
            return wrong(name, "Ensure this field has no more than " + rule.max() + " characters.");
        }
        if (length < rule.min() && length > 0) {
            return wrong(name, "Ensure this field has at least " + rule.min() + " characters.");
        }
        return Optional.of(text);
    }

    /** A boolean, also as text or 0/1. */
    public Optional<Boolean> bool(String name) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        JsonNode json = value.get();
        if (json.isBoolean()) {
            return Optional.of(json.booleanValue());
        }
        String text =
                json.isString() || json.isIntegralNumber() ? json.asString().strip() : "";
        if (TRUE.contains(text)) {
            return Optional.of(true);
        }
        return FALSE.contains(text) ? Optional.of(false) : wrong(name, "Must be a valid boolean.");
    }

    /** An integer of 32 bits, also as text. */
    public Optional<Long> integer(String name) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigInteger> number = integer(value.get());
        if (number.isEmpty()) {
            return wrong(name, "A valid integer is required.");
        }
        if (number.get().compareTo(INT_MAX) > 0) {
            return wrong(name, "Ensure this value is less than or equal to 2147483647.");
        }
        if (number.get().compareTo(INT_MIN) < 0) {
            return wrong(name, "Ensure this value is greater than or equal to -2147483648.");
        }
        return number.map(BigInteger::longValue);
    }

    /** An id, as a number or text. An id that does not fit 64 bits names nothing: {@link Long#MIN_VALUE}. */
    public Optional<Long> id(String name) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigInteger> number = value.get().isBoolean() ? Optional.empty() : integer(value.get());
        if (number.isEmpty()) {
            return wrong(name, "Incorrect type. Expected pk value, received " + pythonType(value.get()) + ".");
        }
        return number.map(id -> id.bitLength() < Long.SIZE ? id.longValue() : Long.MIN_VALUE);
    }

    private static Optional<BigInteger> integer(JsonNode json) {
        try {
            if (json.isNumber()) {
                return whole(json.decimalValue());
            }
            if (json.isString() && json.stringValue().length() <= 1000) {
                return Optional.of(new BigInteger(json.stringValue().strip()));
            }
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** A few characters can write a number of a thousand million digits: it is judged by its size, not spelled out. */
    private static Optional<BigInteger> whole(BigDecimal number) {
        long digits = (long) number.precision() - number.scale();
        if (number.signum() != 0 && digits > MOST_DIGITS) {
            return Optional.of(number.signum() > 0 ? BEYOND : BEYOND.negate());
        }
        if (number.signum() == 0 || digits <= 0) {
            return number.signum() == 0 ? Optional.of(BigInteger.ZERO) : Optional.empty();
        }
        return Optional.of(number.toBigIntegerExact());
    }

    /** A number, also as text. */
    public Optional<BigDecimal> number(String name) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        JsonNode json = value.get();
        try {
            if (json.isNumber()) {
                return Optional.of(json.decimalValue());
            }
            if (json.isString() && json.stringValue().length() <= 1000) {
                return Optional.of(new BigDecimal(json.stringValue().strip()));
            }
        } catch (NumberFormatException e) {
            return wrong(name, "A valid number is required.");
        }
        return wrong(name, "A valid number is required.");
    }

    /** One text of a fixed list. */
    public Optional<String> choice(String name, Set<String> allowed) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String text =
                value.get().isContainer() ? value.get().toString() : value.get().asString();
        return allowed.contains(text) ? Optional.of(text) : wrong(name, "\"" + text + "\" is not a valid choice.");
    }

    private Optional<JsonNode> present(String name) {
        JsonNode value = body.get(name);
        if (value == null) {
            return Optional.empty();
        }
        return value.isNull() ? wrong(name, "This field may not be null.") : Optional.of(value);
    }

    private <T> Optional<T> wrong(String name, String message) {
        error(name, message);
        return Optional.empty();
    }

    /** Adds a problem of one field. */
    public void error(String name, String message) {
        errors.merge(
                name,
                List.of(message),
                (old, more) -> java.util.stream.Stream.concat(old.stream(), more.stream())
                        .toList());
    }

    /** Marks an absent field as wrong. */
    public void require(String name) {
        if (!has(name)) {
            error(name, "This field is required.");
        }
    }

    /** @throws ApiException 400 with all problems found so far */
    public void check() {
        if (!errors.isEmpty()) {
            throw ApiException.invalid(Json.tree(errors));
        }
    }
}
