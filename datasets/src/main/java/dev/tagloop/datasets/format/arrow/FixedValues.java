package dev.tagloop.datasets.format.arrow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Values from bytes, in the Java types of {@link dev.tagloop.datasets.features.Value}. */
final class FixedValues {
    private static final long MILLIS_A_DAY = 86_400_000L;

    private FixedValues() {}

    /** The bytes of a value of a type whose values all have as many. */
    static int width(ArrowType type) {
        return switch (type) {
            case ArrowType.Whole whole -> whole.bytes();
            case ArrowType.Floating floating -> floating.bytes();
            case ArrowType.Exact exact -> exact.bytes();
            case ArrowType.Fixed fixed -> fixed.bytes();
            case ArrowType.Day day -> day.millis() ? 8 : 4;
            case ArrowType.TimeOfDay time -> time.bytes();
            case ArrowType.Moment moment -> 8;
            case ArrowType.Span span -> 8;
            default -> throw new IllegalStateException(type + " has no fixed width");
        };
    }

    static ArrowVector of(ArrowType type, ByteBuffer bytes) {
        return switch (type) {
            case ArrowType.Whole whole -> whole(whole, bytes);
            case ArrowType.Floating floating -> floating(floating, bytes);
            case ArrowType.Exact exact -> index -> new BigDecimal(integer(bytes, index, exact.bytes()), exact.scale());
            case ArrowType.Fixed fixed -> index -> bytes(bytes, index * fixed.bytes(), fixed.bytes());
            case ArrowType.Day day ->
                index -> day.millis()
                        ? LocalDate.ofEpochDay(Math.floorDiv(bytes.getLong(index * 8), MILLIS_A_DAY))
                        : LocalDate.ofEpochDay(bytes.getInt(index * 4));
            case ArrowType.TimeOfDay time ->
                index -> LocalTime.ofNanoOfDay(Math.multiplyExact(
                        time.bytes() == 8 ? bytes.getLong(index * 8) : (long) bytes.getInt(index * 4),
                        time.unit().nanos()));
            case ArrowType.Moment moment -> index -> moment(moment, bytes.getLong(index * 8));
            case ArrowType.Span span -> index -> duration(span.unit(), bytes.getLong(index * 8));
            default -> throw new IllegalStateException(type + " has no fixed width");
        };
    }

    static Object variable(ArrowType.Variable type, ByteBuffer bytes, Places places, int index) {
        byte[] value = bytes(bytes, places.start(index), places.start(index + 1) - places.start(index));
        return type.text() ? new String(value, StandardCharsets.UTF_8) : value;
    }

    private static byte[] bytes(ByteBuffer bytes, int from, int length) {
        byte[] value = new byte[length];
        bytes.get(from, value);
        return value;
    }

    private static ArrowVector whole(ArrowType.Whole type, ByteBuffer bytes) {
        return switch (type.bytes()) {
            case 1 -> index -> type.signed() ? (long) bytes.get(index) : bytes.get(index) & 0xFFL;
            case 2 -> index -> type.signed() ? (long) bytes.getShort(index * 2) : bytes.getShort(index * 2) & 0xFFFFL;
            case 4 -> index -> type.signed() ? (long) bytes.getInt(index * 4) : bytes.getInt(index * 4) & 0xFFFFFFFFL;
            default ->
                index -> {
                    long number = bytes.getLong(index * 8);
                    return type.signed() || number >= 0
                            ? (Object) number
                            : new BigInteger(Long.toUnsignedString(number));
                };
        };
    }

    private static ArrowVector floating(ArrowType.Floating type, ByteBuffer bytes) {
        return switch (type.bytes()) {
            case 2 -> index -> (double) Float.float16ToFloat(bytes.getShort(index * 2));
            case 4 -> index -> (double) bytes.getFloat(index * 4);
            default -> index -> bytes.getDouble(index * 8);
        };
    }

    private static BigInteger integer(ByteBuffer bytes, int index, int width) {
        byte[] little = bytes(bytes, index * width, width);
        byte[] big = new byte[width];
        for (int i = 0; i < width; i++) {
            big[i] = little[width - 1 - i];
        }
        return new BigInteger(big);
    }

    private static Object moment(ArrowType.Moment type, long count) {
        long perSecond = type.unit().perSecond();
        Instant instant = Instant.ofEpochSecond(
                Math.floorDiv(count, perSecond),
                Math.floorMod(count, perSecond) * type.unit().nanos());
        return type.zone().isEmpty() ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : instant;
    }

    private static Duration duration(ArrowType.Unit unit, long count) {
        long perSecond = unit.perSecond();
        return Duration.ofSeconds(Math.floorDiv(count, perSecond), Math.floorMod(count, perSecond) * unit.nanos());
    }
}
