package dev.tagloop.datasets.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.discovery.FileFormat;
import dev.tagloop.datasets.source.PathFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files come from strangers: whatever bytes they hold, they are read or refused with the file's name. */
@Tag("thorough")
class BrokenParquetIsRefusedNotFatalTest {

    private static final TableReader READER = TableReader.of(FileFormat.PARQUET, new ReaderOptions(Map.of()));

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void changedAndCutFilesAreReadOrRefused() throws IOException {
        Path good = folder.resolve("good.parquet");
        Datasets.load("starter-ner", "test[:20]").toParquet(good);
        byte[] bytes = Files.readAllBytes(good);
        Random random = new Random(20261124);
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            byte[] changed = round % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            for (int i = 0; i < 1 + round % 8 && changed.length > 0; i++) {
                // The footer, where lengths and offsets stand, is hit as often as all the rest.
                int from = random.nextBoolean() ? 0 : Math.max(0, changed.length - 2000);
                changed[from + random.nextInt(changed.length - from)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("broken.parquet"), changed);
            try {
                READER.read(List.of(new PathFile(file)), Optional.empty());
            } catch (DatasetException e) {
                assertThat(e).hasMessageContaining("broken.parquet");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(150);
    }

    @Test
    void readingADecentFileIsQuick() {
        Path file = folder.resolve("large.parquet");
        Dataset rows = Datasets.load("starter-ner", "all");
        for (int i = 0; i < 4; i++) {
            rows = rows.concat(rows);
        }
        rows.toParquet(file);
        long start = System.nanoTime();
        int read = READER.read(List.of(new PathFile(file)), Optional.empty()).rows();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(read).isEqualTo(rows.size()).isGreaterThan(16_000);
        System.out.println("read " + read + " rows of tokens and tags in " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }
}
