package dev.tagloop.datasets.parquet;

import dev.tagloop.datasets.features.Dtype;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;

/** Hands plain values to parquet-java in their physical form. */
final class ScalarEmitter {

    private ScalarEmitter() {}

    static void emit(RecordConsumer consumer, String dtype, Object value) {
        switch (Dtype.of(dtype)) {
            case NULL -> throw new IllegalStateException("A column of nulls holds " + value);
            case BOOL -> consumer.addBoolean((Boolean) value);
            case INTEGER -> integer(consumer, dtype, value);
            case FLOAT -> floating(consumer, dtype, (Double) value);
            case STRING -> consumer.addBinary(Binary.fromString((String) value));
            case BINARY -> consumer.addBinary(Binary.fromConstantByteArray((byte[]) value));
            case DATE -> consumer.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
            case TIME -> time(consumer, ParquetSchema.unit(dtype), ((LocalTime) value).toNanoOfDay());
            case TIMESTAMP -> consumer.addLong(sinceEpoch(ParquetSchema.unit(dtype), instant(value)));
            case DURATION -> consumer.addLong(duration(dtype, (Duration) value));
            case DECIMAL -> {
                byte[] unscaled = ((BigDecimal) value).unscaledValue().toByteArray();
                consumer.addBinary(Binary.fromConstantByteArray(unscaled));
            }
        }
    }

    private static void integer(RecordConsumer consumer, String dtype, Object value) {
        long number = value instanceof BigInteger big ? big.longValue() : (Long) value;
        if (dtype.endsWith("64")) {
            consumer.addLong(number);
        } else {
            consumer.addInteger((int) number);
        }
    }

    private static void floating(RecordConsumer consumer, String dtype, double value) {
        switch (dtype) {
            case "float16", "halffloat" -> {
                short bits = Float.floatToFloat16((float) value);
                consumer.addBinary(Binary.fromConstantByteArray(new byte[] {(byte) bits, (byte) (bits >> 8)}));
            }
            case "float32", "float" -> consumer.addFloat((float) value);
            default -> consumer.addDouble(value);
        }
    }

    private static void time(RecordConsumer consumer, TimeUnit unit, long nanos) {
        switch (unit) {
            case MILLIS -> consumer.addInteger((int) (nanos / 1_000_000));
            case MICROS -> consumer.addLong(nanos / 1_000);
            case NANOS -> consumer.addLong(nanos);
        }
    }

    private static Instant instant(Object value) {
        return value instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) value;
    }

    private static long sinceEpoch(TimeUnit unit, Instant instant) {
        long perSecond = switch (unit) {
            case MILLIS -> 1_000L;
            case MICROS -> 1_000_000L;
            case NANOS -> 1_000_000_000L;
        };
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), perSecond),
                instant.getNano() / (1_000_000_000L / perSecond));
    }

    private static long duration(String dtype, Duration duration) {
        if (dtype.contains("[ns")) {
            return duration.toNanos();
        }
        if (dtype.contains("[us")) {
            return duration.toNanos() / 1_000;
        }
        return dtype.contains("[ms") ? duration.toMillis() : duration.toSeconds();
    }
}
