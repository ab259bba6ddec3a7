package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.datasets.features.Value;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("thorough")
class RowsAreStreamedInLittleMemoryTest {
    /** With what the virtual machine itself needs, far less than the rows of each file. */
    private static final String MEMORY = "-Xmx24m";

    private static final int ROWS = 150_000;

    @TempDir
    Path folder;

    /** Streams a folder and counts. */
    public static final class Count {
        public static void main(String[] args) {
            try (Stream<Row> rows = Datasets.request(args[0]).stream("train").stream()) {
                long sum = rows.mapToLong(row -> row.features().has("n")
                                ? (Long) row.get("n")
                                : row.string("text").length())
                        .sum();
                System.out.println("sum " + sum);
            }
        }
    }

    private static String line(String name, int i) {
        String filler = "x".repeat(300);
        if (name.contains("json")) {
            return (name.endsWith(".json") ? (i == 0 ? "[" : ",") : "") + "{\"n\": " + i + ", \"t\": \"" + filler
                    + "\"}\n" + (name.endsWith(".json") && i == ROWS - 1 ? "]" : "");
        }
        if (name.contains("csv")) {
            return (i == 0 ? "n,t\n" : "") + i + "," + filler + "\n";
        }
        return filler + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"train.jsonl", "train.json", "train.csv", "train.txt.gz", "train.zip"})
    void aFileNeedsTheMemoryOfSomeOfItsRows(String name) throws Exception {
        try (OutputStream out = open(name)) {
            for (int i = 0; i < ROWS; i++) {
                out.write(line(name.equals("train.zip") ? "jsonl" : name, i).getBytes(StandardCharsets.UTF_8));
            }
        }
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        MEMORY,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Count.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        long sum = name.contains("txt") ? 300L * ROWS : (long) ROWS * (ROWS - 1) / 2;
        assertThat(output).contains("sum " + sum);
    }

    private OutputStream open(String name) throws IOException {
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16);
        if (name.endsWith(".gz")) {
            return new GZIPOutputStream(file);
        }
        if (name.endsWith(".zip")) {
            ZipOutputStream zip = new ZipOutputStream(file);
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("part.jsonl"));
            return zip;
        }
        return file;
    }

    private List<Row> stream() {
        try (Stream<Row> rows = Datasets.request(folder.toString()).stream("train").stream()) {
            return rows.toList();
        }
    }

    @Test
    void typesGrowWithTheRowsThatNeedIt() throws IOException {
        StringBuilder csv = new StringBuilder("n,m,t\n");
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            csv.append(i < 1200 ? i + "," + i + ",true\n" : i + ".5,word,false\n");
            json.append(i < 1200 ? "{\"a\": 1}\n" : "{\"a\": 1.5, \"late\": [\"x\"]}\n");
        }
        Files.writeString(folder.resolve("train.csv"), csv);
        List<Row> rows = stream();
        assertThat(rows.getFirst().asMap().values()).containsExactly(0L, 0L, true);
        assertThat(rows.get(1199).asMap().values()).containsExactly(1199.0, "1199", true);
        assertThat(rows.getLast().asMap().values()).containsExactly(1499.5, "word", false);
        Files.delete(folder.resolve("train.csv"));

        Files.writeString(folder.resolve("train.jsonl"), json);
        rows = stream();
        assertThat(rows.getFirst().features().get("a")).isEqualTo(Value.INT64);
        assertThat(rows.get(1199).get("late")).isNull();
        assertThat(rows.getLast().get("late")).isEqualTo(List.of("x"));
        assertThat(rows.get(1499).get("a")).isEqualTo(1.5);
    }

    @Test
    void streamedRowsAreTheLoadedOnes() throws IOException {
        Files.writeString(folder.resolve("train.txt"), "one\r\ntwo\n\n\nthree\rfour");
        assertThat(stream()).isEqualTo(Datasets.load(folder.toString(), "train").rows());
        assertThat(stream().stream().map(row -> row.string("text")).toList())
                .containsExactly("one", "two", "", "", "three", "four");
    }
}
