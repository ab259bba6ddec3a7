package dev.tagloop.datasets.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** How many bytes values take in Arrow's memory, about: texts and bytes with their offsets, eight for anything else. */
public final class ValueBytes {

    private static final int OFFSET = 4;
    private static final int NUMBER = 8;

    private ValueBytes() {}

    /** The bytes of a value; of a list or mapping those of all that is in it. */
    public static long of(Object value) {
        return switch (value) {
            case null -> 0;
            case String text -> OFFSET + (long) text.getBytes(StandardCharsets.UTF_8).length;
            case byte[] bytes -> OFFSET + (long) bytes.length;
            case List<?> list -> {
                long sum = OFFSET;
                for (Object element : list) {
                    sum += of(element);
                }
                yield sum;
            }
            case Map<?, ?> map -> {
                long sum = 0;
                for (Object field : map.values()) {
                    sum += of(field);
                }
                yield sum;
            }
            case Boolean truth -> 1;
            default -> NUMBER;
        };
    }
}
