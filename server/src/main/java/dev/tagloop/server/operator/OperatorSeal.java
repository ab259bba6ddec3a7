package dev.tagloop.server.operator;

import dev.tagloop.server.storage.InstanceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Proof that a request comes from somebody who can read the instance key. It holds for that text alone and for a minute; the key itself never
 * travels.
 */
public final class OperatorSeal {
    /** The request header that carries it. */
    public static final String HEADER = "X-Tagloop-Operator";

    private static final Duration LIFE = Duration.ofMinutes(1);

    private final InstanceKey key;
    private final InstantSource clock;

    public OperatorSeal(InstanceKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** The header's value for this text: the second of sealing, a dot, a digest. */
    public String of(String text) {
        return at(clock.instant().getEpochSecond(), text);
    }

    private String at(long second, String text) {
        return second + "." + key.digest("operator", second + "\n" + text);
    }

    /** Whether a header's value seals this text. */
    boolean fits(String value, String text) {
        int dot = value.indexOf('.');
        if (!value.substring(0, Math.max(dot, 0)).matches("\\d{1,12}")) {
            return false;
        }
        long second = Long.parseLong(value.substring(0, dot));
        Duration age = Duration.between(Instant.ofEpochSecond(second), clock.instant());
        return age.abs().compareTo(LIFE) <= 0
                && MessageDigest.isEqual(
                        at(second, text).getBytes(StandardCharsets.US_ASCII), value.getBytes(StandardCharsets.UTF_8));
    }
}
