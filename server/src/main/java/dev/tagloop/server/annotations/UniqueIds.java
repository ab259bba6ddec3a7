package dev.tagloop.server.annotations;

import java.util.Optional;
import java.util.UUID;

/** The ids by which clients make sure that an annotation is stored once. */
public final class UniqueIds {
    private UniqueIds() {}

    /** A UUID in its usual spelling, from any that is understood: with or without dashes, in any case. */
    public static Optional<String> of(String text) {
        String digits = text.strip().replace("-", "");
        if (!digits.matches("[0-9a-fA-F]{32}")) {
            return Optional.empty();
        }
        return Optional.of(new UUID(
                        Long.parseUnsignedLong(digits.substring(0, 16), 16),
                        Long.parseUnsignedLong(digits.substring(16), 16))
                .toString());
    }

    /** A new one. It begins with the time (UUID version 7), so that the ids of many new rows lie beside each other in their index. */
    public static String fresh() {
        UUID random = UUID.randomUUID();
        long begins = System.currentTimeMillis() << 16 | 0x7000 | (random.getMostSignificantBits() & 0xfff);
        return new UUID(begins, random.getLeastSignificantBits()).toString();
    }
}
