package dev.tagloop.models.internal.safetensors;

import dev.tagloop.models.ModelFormatException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The number formats a safetensors header may name, with their widths. */
enum Dtype {
    BOOL(8, Kind.INTEGER),
    U8(8, Kind.INTEGER),
    I8(8, Kind.INTEGER),
    I16(16, Kind.INTEGER),
    U16(16, Kind.INTEGER),
    I32(32, Kind.INTEGER),
    U32(32, Kind.INTEGER),
    I64(64, Kind.INTEGER),
    U64(64, Kind.INTEGER),
    F16(16, Kind.FLOAT),
    BF16(16, Kind.FLOAT),
    F32(32, Kind.FLOAT),
    F64(64, Kind.FLOAT),
    C64(64, Kind.OTHER),
    F8_E4M3(8, Kind.OTHER),
    F8_E5M2(8, Kind.OTHER),
    F8_E8M0(8, Kind.OTHER),
    F8_E4M3FNUZ(8, Kind.OTHER),
    F8_E5M2FNUZ(8, Kind.OTHER),
    F6_E2M3(6, Kind.OTHER),
    F6_E3M2(6, Kind.OTHER),
    F4(4, Kind.OTHER);

    /** What may be done with the numbers: read as floats, left out as a buffer, or neither. */
    enum Kind {
        FLOAT,
        INTEGER,
        OTHER
    }

    private static final Map<String, Dtype> BY_NAME = new TreeMap<>();

    static {
        for (Dtype dtype : values()) {
            BY_NAME.put(dtype.name(), dtype);
        }
    }

    private final int bits;
    private final Kind kind;

    Dtype(int bits, Kind kind) {
        this.bits = bits;
        this.kind = kind;
    }

    static Dtype of(String name, String where) {
        Dtype dtype = BY_NAME.get(name.toUpperCase(Locale.ROOT));
        if (dtype == null || !dtype.name().equals(name)) {
            throw new ModelFormatException(where + ": unknown dtype '" + name + "'");
        }
        return dtype;
    }

    int bits() {
        return bits;
    }

    Kind kind() {
        return kind;
    }
}
