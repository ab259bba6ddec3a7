package dev.tagloop.datasets.table;

import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.datasets.features.Dtype;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Casts of plain values. */
final class Scalars {

    private Scalars() {}

    static Object cast(String dtype, Object value) {
        return switch (Dtype.of(dtype)) {
            case NULL -> throw new CastException("only null is possible here, not " + describe(value));
            case BOOL -> bool(value);
            case INTEGER -> integer(dtype, value);
            case FLOAT -> floating(dtype, value);
            case STRING -> string(value);
            case BINARY -> binary(value);
            case DECIMAL -> decimal(dtype, value);
            case DATE -> Times.date(value);
            case TIME -> Times.time(dtype, value);
            case TIMESTAMP -> Times.timestamp(dtype, value);
            case DURATION -> Times.duration(dtype, value);
        };
    }

    private static Boolean bool(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof String text) {
            switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> {
                    return true;
                }
                case "false" -> {
                    return false;
                }
                default -> throw new CastException("true or false is needed, not \"" + text + "\"");
            }
        }
        throw new CastException("true or false is needed, not " + describe(value));
    }

    private static Object integer(String dtype, Object value) {
        BigInteger number;
        try {
            number = switch (value) {
                case Integer small -> BigInteger.valueOf(small);
                case Long big -> BigInteger.valueOf(big);
                case BigInteger huge -> huge;
                case Short small -> BigInteger.valueOf(small);
                case Byte small -> BigInteger.valueOf(small);
                case Number other -> new BigDecimal(other.toString()).toBigIntegerExact();
                case String text -> new BigInteger(text.strip());
                default -> throw new CastException("a whole number is needed, not " + describe(value));
            };
        } catch (ArithmeticException | NumberFormatException e) {
            throw new CastException("a whole number is needed, not " + describe(value));
        }
        boolean unsigned = dtype.startsWith("u");
        int bits = Integer.parseInt(dtype.substring(unsigned ? 4 : 3));
        boolean fits = unsigned ? number.signum() >= 0 && number.bitLength() <= bits : number.bitLength() < bits;
        if (!fits) {
            throw new CastException(number + " is beyond the range of " + dtype);
        }
        return number.bitLength() < 64 ? (Object) number.longValue() : number;
    }

    private static Double floating(String dtype, Object value) {
        double number;
        try {
            number = switch (value) {
                case Number any -> any.doubleValue();
                case String text -> Double.parseDouble(text.strip());
                default -> throw new CastException("a number is needed, not " + describe(value));
            };
        } catch (NumberFormatException e) {
            throw new CastException("a number is needed, not " + describe(value));
        }
        return switch (dtype) {
            case "float16", "halffloat" -> (double) Float.float16ToFloat(Float.floatToFloat16((float) number));
            case "float32", "float" -> (double) (float) number;
            default -> number;
        };
    }

    private static String string(Object value) {
        return switch (value) {
            case String text -> LoneSurrogates.replace(text).text();
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> throw new CastException("a text is needed, not " + describe(value));
        };
    }

    private static byte[] binary(Object value) {
        return switch (value) {
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> throw new CastException("bytes are needed, not " + describe(value));
        };
    }

    /** The exact number with the type's scale. */
    private static BigDecimal decimal(String dtype, Object value) {
        BigDecimal number;
        try {
            number = switch (value) {
                case BigDecimal exact -> exact;
                case Number other -> new BigDecimal(other.toString());
                case String text -> new BigDecimal(text.strip());
                default -> throw new CastException("a decimal number is needed, not " + describe(value));
            };
        } catch (NumberFormatException e) {
            throw new CastException("a decimal number is needed, not " + describe(value));
        }
        Dtype.Digits digits = Dtype.decimalDigits(dtype);
        try {
            BigDecimal scaled = number.setScale(digits.scale(), RoundingMode.UNNECESSARY);
            if (scaled.precision() <= digits.precision()) {
                return scaled;
            }
        } catch (ArithmeticException tooManyDigits) {
            // Refused below.
        }
        throw new CastException(number + " does not fit " + dtype);
    }

    /** The value, shortened, with its kind. */
    static String describe(Object value) {
        String kind = switch (value) {
            case String text -> "the text ";
            case List<?> list -> "the list ";
            case Map<?, ?> map -> "the mapping ";
            case null -> "";
            default -> "";
        };
        String text = value instanceof String string ? "\"" + string + "\"" : String.valueOf(value);
        return kind + (text.length() > 60 ? text.substring(0, 60) + "…" : text);
    }
}
