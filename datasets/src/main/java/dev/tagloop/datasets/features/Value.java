package dev.tagloop.datasets.features;

import java.util.Objects;

/**
 * A plain value of an Arrow type, by Arrow's name: {@code string}, {@code int64}, {@code float32}, {@code bool},
 * {@code binary}, {@code timestamp[ms, tz=UTC]} and so on.
 *
 * <p>In Java whole numbers are {@code Long} ({@code BigInteger} for the upper half of {@code uint64}), floating-point
 * numbers {@code Double}, {@code string} is {@code String}, {@code bool} is {@code Boolean}, {@code binary} is
 * {@code byte[]}; dates and times are those of {@code java.time}, decimals {@code BigDecimal}. Any value may be null.
 *
 * @param dtype Arrow's name of the type
 */
public record Value(String dtype) implements Feature {

    public static final Value STRING = new Value("string");
    public static final Value INT32 = new Value("int32");
    public static final Value INT64 = new Value("int64");
    public static final Value FLOAT32 = new Value("float32");
    public static final Value FLOAT64 = new Value("float64");
    public static final Value BOOL = new Value("bool");
    public static final Value NULL = new Value("null");

    public Value {
        Objects.requireNonNull(dtype, "dtype");
        if (!Dtype.isKnown(dtype)) {
            throw new IllegalArgumentException("Unknown dtype \"" + dtype + "\": use one of Arrow's names, such as"
                    + " string, int64, float32, bool, binary, date32, timestamp[ms]");
        }
    }
}
