package dev.tagloop.server.imports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes hostile files of good ones, always the same for one seed. */
final class HostileBytes {
    private static final List<byte[]> PIECES = List.of(
            text("\0"),
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
            new byte[] {(byte) 0xff, (byte) 0xfe},
            text("\""),
            text("\\ud800"),
            text("\\u0000"),
            text("\r"),
            text("\r\n\r\n"),
            text(",,,,,,,,"),
            text("\t\t"),
            text("{"),
            text("}"),
            text("["),
            text("]"),
            text("null"),
            text("1e999999999"),
            text("-0"),
            text("9".repeat(400)),
            text("[".repeat(3000)),
            text("{\"a\":".repeat(600)),
            text("\"text\": 1, \"text\": [2],"),
            text("\"data\": null,"),
            text("\"annotations\": {},"),
            text("\"annotations\": [{\"result\": [{}], \"completed_by\": \"x\"}],"),
            text("\"predictions\": [{\"result\": [[]], \"score\": 1e400}],"),
            text("=cmd|'/C calc'!A0"),
            text("<script>alert(1)</script>"),
            text("x".repeat(70_000)),
            text("a,".repeat(20_100)),
            text("B-PER I-ORG E-LOC"),
            text("T1\tPER 5 2\tx\n"),
            text("-DOCSTART- O\n"));

    private final Random random;

    HostileBytes(long seed) {
        this.random = new Random(seed);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    byte[] of(byte[] good) {
        byte[] bytes = good;
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            bytes = change(bytes);
        }
        return bytes;
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(40));
        return switch (random.nextInt(7)) {
            case 0 -> joined(bytes, at, PIECES.get(random.nextInt(PIECES.size())), at);
            case 1 -> joined(bytes, at, PIECES.get(random.nextInt(PIECES.size())), to);
            case 2 -> joined(bytes, at, new byte[0], to);
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
            case 5 -> flipped(bytes, 1 + random.nextInt(3));
            default -> {
                byte[] noise = new byte[1 + random.nextInt(8)];
                random.nextBytes(noise);
                yield joined(bytes, at, noise, Math.min(bytes.length, at + noise.length));
            }
        };
    }

    private byte[] flipped(byte[] bytes, int times) {
        byte[] flipped = bytes.clone();
        for (int i = 0; i < times && flipped.length > 0; i++) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] joined(byte[] bytes, int at, byte[] piece, int rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(piece);
        out.write(bytes, rest, bytes.length - rest);
        return out.toByteArray();
    }
}
