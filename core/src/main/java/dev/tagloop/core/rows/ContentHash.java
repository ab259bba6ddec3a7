package dev.tagloop.core.rows;

import dev.tagloop.core.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A hash of values; every value is written with its kind and length, so that no two contents look alike. */
final class ContentHash {
    /** Enough that two of a billion rows do not share one by chance. */
    private static final int BYTES = 16;

    private final MessageDigest digest = Sha256.fresh();

    private ContentHash() {}

    static String of(Object value) {
        ContentHash hash = new ContentHash();
        hash.add(value);
        return HexFormat.of().formatHex(hash.digest.digest(), 0, BYTES);
    }

    private void add(Object value) {
        switch (value) {
            case null -> head('n', 0);
            case List<?> list -> {
                head('l', list.size());
                list.forEach(this::add);
            }
            case Map<?, ?> map -> {
                head('m', map.size());
                map.forEach((key, inner) -> {
                    add(key);
                    add(inner);
                });
            }
            default -> {
                byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
                head(value instanceof Number ? 'd' : 's', bytes.length);
                digest.update(bytes);
            }
        }
    }

    private void head(char kind, int length) {
        digest.update((kind + ":" + length + ";").getBytes(StandardCharsets.US_ASCII));
    }
}
