package dev.tagloop.datasets.format.arrow;

import java.io.IOException;
import java.util.Locale;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;

/** The types of Arrow that data sets have. */
sealed interface ArrowType {

    /** Nothing but nulls. */
    record Nothing() implements ArrowType {}

    /** A truth value. */
    record Bool() implements ArrowType {}

    /** A whole number of 1, 2, 4 or 8 bytes. */
    record Whole(int bytes, boolean signed) implements ArrowType {}

    /** A floating-point number of 2, 4 or 8 bytes. */
    record Floating(int bytes) implements ArrowType {}

    /** A decimal number of 16 or 32 bytes. */
    record Exact(int bytes, int precision, int scale) implements ArrowType {}

    /** Text or bytes, with places of 4 or 8 bytes. */
    record Variable(boolean text, boolean large) implements ArrowType {}

    /** Bytes, always as many. */
    record Fixed(int bytes) implements ArrowType {}

    /** A day: counted in days by 4 bytes, or in milliseconds by 8. */
    record Day(boolean millis) implements ArrowType {}

    /** A time of day. */
    record TimeOfDay(Unit unit, int bytes) implements ArrowType {}

    /** A moment; one without a zone is local. */
    record Moment(Unit unit, String zone) implements ArrowType {}

    /** A length of time. */
    record Span(Unit unit) implements ArrowType {}

    /** A list, with places of 4 or 8 bytes; of a map's entries too. */
    record Sequence(boolean large) implements ArrowType {}

    /** A list, always as long. */
    record FixedSequence(int size) implements ArrowType {}

    /** Named parts. */
    record Group() implements ArrowType {}

    /** What times are counted in. */
    enum Unit {
        S(1_000_000_000L),
        MS(1_000_000L),
        US(1_000L),
        NS(1L);

        private final long nanos;

        Unit(long nanos) {
            this.nanos = nanos;
        }

        long nanos() {
            return nanos;
        }

        long perSecond() {
            return 1_000_000_000L / nanos;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Unit of(int unit) throws IOException {
            return switch (unit) {
                case TimeUnit.SECOND -> S;
                case TimeUnit.MILLISECOND -> MS;
                case TimeUnit.MICROSECOND -> US;
                case TimeUnit.NANOSECOND -> NS;
                default -> throw new IOException("it counts time in a unit that is not known: " + unit);
            };
        }
    }

    /** How many parts a field of this type has; -1 for any number. */
    default int children() {
        return switch (this) {
            case Sequence list -> 1;
            case FixedSequence list -> 1;
            case Group group -> -1;
            default -> 0;
        };
    }

    static ArrowType of(Field field, String name) throws IOException {
        return switch (field.typeType()) {
            case Type.Null -> new Nothing();
            case Type.Bool -> new Bool();
            case Type.Int -> {
                Int type = (Int) field.type(new Int());
                yield new Whole(bytes(type.bitWidth(), name, 8, 16, 32, 64), type.isSigned());
            }
            case Type.FloatingPoint -> new Floating(floating((FloatingPoint) field.type(new FloatingPoint())));
            case Type.Decimal -> {
                Decimal type = (Decimal) field.type(new Decimal());
                yield new Exact(bytes(type.bitWidth(), name, 128, 256), type.precision(), type.scale());
            }
            case Type.Utf8 -> new Variable(true, false);
            case Type.LargeUtf8 -> new Variable(true, true);
            case Type.Binary -> new Variable(false, false);
            case Type.LargeBinary -> new Variable(false, true);
            case Type.FixedSizeBinary ->
                new Fixed(size(((FixedSizeBinary) field.type(new FixedSizeBinary())).byteWidth(), name));
            case Type.Date -> new Day(((Date) field.type(new Date())).unit() == DateUnit.MILLISECOND);
            case Type.Time -> {
                Time type = (Time) field.type(new Time());
                yield new TimeOfDay(Unit.of(type.unit()), bytes(type.bitWidth(), name, 32, 64));
            }
            case Type.Timestamp -> {
                Timestamp type = (Timestamp) field.type(new Timestamp());
                yield new Moment(Unit.of(type.unit()), type.timezone() == null ? "" : type.timezone());
            }
            case Type.Duration -> new Span(Unit.of(((Duration) field.type(new Duration())).unit()));
            case Type.List, Type.Map -> new Sequence(false);
            case Type.LargeList -> new Sequence(true);
            case Type.FixedSizeList ->
                new FixedSequence(size(((FixedSizeList) field.type(new FixedSizeList())).listSize(), name));
            case Type.Struct_ -> new Group();
            default ->
                throw new IOException("the column \"" + name + "\" has a type that is not read (number "
                        + field.typeType() + " of Arrow's); write the data set as Parquet");
        };
    }

    private static int floating(FloatingPoint type) throws IOException {
        return switch (type.precision()) {
            case Precision.HALF -> 2;
            case Precision.SINGLE -> 4;
            case Precision.DOUBLE -> 8;
            default -> throw new IOException("it has numbers of a precision that is not known: " + type.precision());
        };
    }

    private static int bytes(int bits, String name, int... possible) throws IOException {
        for (int width : possible) {
            if (width == bits) {
                return bits / 8;
            }
        }
        throw new IOException("the column \"" + name + "\" claims values of " + bits + " bits");
    }

    private static int size(int size, String name) throws IOException {
        if (size < 0) {
            throw new IOException("the column \"" + name + "\" claims values of the length " + size);
        }
        return size;
    }
}
