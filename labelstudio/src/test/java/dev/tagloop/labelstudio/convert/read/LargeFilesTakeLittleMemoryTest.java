package dev.tagloop.labelstudio.convert.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Files that nobody holds in memory: each is made while it is read. */
class LargeFilesTakeLittleMemoryTest {
    private static final int ROWS = 1_000_000;
    private static final long MOST_BYTES = 32L << 20;

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "BRAT")
    void aMillionRowsNeedTheMemoryOfAFew(FileFormat format) throws IOException {
        String row = switch (format) {
            case JSONL, BRAT ->
                "{\"data\":{\"text\":\"😀 Ann in Rome\"},\"annotations\":[{\"result\":[{\"from_name\":\"ner\","
                        + "\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":3,\"end\":6,\"text\":\"Ann\",\"labels\":[\"PER\"]}}]}]}\n";
            case CONLL -> "😀 O\nAnn B-PER\nin O\nRome B-LOC\n\n";
            case SPACY -> "[\"😀 Ann in Rome\",{\"entities\":[[2,5,\"PER\"]]}]\n";
            case DOCCANO -> "{\"text\":\"😀 Ann in Rome\",\"label\":[[2,5,\"PER\"]]}\n";
            case PRODIGY ->
                "{\"text\":\"😀 Ann in Rome\",\"spans\":[{\"start\":3,\"end\":6,\"label\":\"PER\",\"text\":\"Ann\"}],"
                        + "\"answer\":\"accept\"}\n";
        };
        byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
        long before = used();
        long most = 0;
        long tasks = 0;
        long started = System.nanoTime();
        try (TaskReader reader = format.read(List.of(repeated(bytes)), ReadOptions.defaults())) {
            for (Optional<ReadRow> next = reader.next(); next.isPresent(); next = reader.next()) {
                tasks++;
                if (tasks % (ROWS / 4) == 0) {
                    most = Math.max(most, used() - before);
                }
            }
        }
        System.out.printf(
                "%s: %,d rows in %.1f s, %,d KiB held%n",
                format, tasks, (System.nanoTime() - started) / 1e9, most >> 10);
        assertThat(tasks).isEqualTo(ROWS);
        assertThat(most).isLessThan(MOST_BYTES);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static SourceFile repeated(byte[] row) {
        return new SourceFile() {
            @Override
            public String name() {
                return "large";
            }

            @Override
            public InputStream open() {
                return new Repeated(row);
            }
        };
    }

    private static final class Repeated extends InputStream {
        private final byte[] row;
        private long left;

        Repeated(byte[] row) {
            this.row = row;
            this.left = (long) ROWS * row.length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            int at = (int) (((long) ROWS * row.length - left) % row.length);
            for (int i = 0; i < count; i++) {
                bytes[offset + i] = row[at];
                at = at + 1 == row.length ? 0 : at + 1;
            }
            left -= count;
            return count;
        }
    }
}
