package dev.tagloop.datasets.features;

import java.util.Set;
import java.util.regex.Pattern;

/** What kind of value an Arrow type name stands for. */
public enum Dtype {
    NULL,
    BOOL,
    INTEGER,
    FLOAT,
    STRING,
    BINARY,
    DATE,
    TIME,
    TIMESTAMP,
    DURATION,
    DECIMAL;

    private static final Set<String> INTEGERS =
            Set.of("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64");
    private static final Set<String> FLOATS = Set.of("float16", "float32", "float64", "float", "double", "halffloat");
    private static final Set<String> STRINGS = Set.of("string", "large_string", "string_view");
    private static final Set<String> BINARIES = Set.of("binary", "large_binary", "binary_view");
    private static final Pattern TIME_NAME = Pattern.compile("time(32\\[(s|ms)]|64\\[(us|ns)])");
    private static final Pattern TIMESTAMP_NAME = Pattern.compile("timestamp\\[(s|ms|us|ns)(,\\s*tz=[^\\]]+)?]");
    private static final Pattern DURATION_NAME = Pattern.compile("duration\\[(s|ms|us|ns)]");
    private static final Pattern DECIMAL_NAME = Pattern.compile("decimal(128|256)\\(\\d+,\\s*-?\\d+\\)");

    /** Whether {@code name} is a type that data sets know. */
    public static boolean isKnown(String name) {
        return find(name) != null;
    }

    /** The kind of {@code name}, which is known. */
    public static Dtype of(String name) {
        Dtype found = find(name);
        if (found == null) {
            throw new IllegalArgumentException("Unknown dtype \"" + name + "\"");
        }
        return found;
    }

    private static Dtype find(String name) {
        if (STRINGS.contains(name)) {
            return STRING;
        }
        if (INTEGERS.contains(name)) {
            return INTEGER;
        }
        if (FLOATS.contains(name)) {
            return FLOAT;
        }
        if (BINARIES.contains(name)) {
            return BINARY;
        }
        return switch (name) {
            case "bool" -> BOOL;
            case "null" -> NULL;
            case "date32", "date64" -> DATE;
            default -> findParameterised(name);
        };
    }

    private static Dtype findParameterised(String name) {
        if (TIME_NAME.matcher(name).matches()) {
            return TIME;
        }
        if (TIMESTAMP_NAME.matcher(name).matches()) {
            return TIMESTAMP;
        }
        if (DURATION_NAME.matcher(name).matches()) {
            return DURATION;
        }
        return DECIMAL_NAME.matcher(name).matches() ? DECIMAL : null;
    }

    /**
     * How many digits a decimal type has.
     *
     * @param precision all digits
     * @param scale those after the point
     */
    public record Digits(int precision, int scale) {}

    /** The digits of a decimal type, such as {@code decimal128(10, 2)}. */
    public static Digits decimalDigits(String name) {
        String[] parts =
                name.substring(name.indexOf('(') + 1, name.indexOf(')')).split(",");
        return new Digits(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
    }
}
