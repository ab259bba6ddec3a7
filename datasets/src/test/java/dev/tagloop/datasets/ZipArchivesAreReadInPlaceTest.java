package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.conformance.hub.LocalHub;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchivesAreReadInPlaceTest {

    @TempDir
    Path folder;

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void filesOfAnArchiveAreThoseOfItsSplit() throws IOException {
        Path parquet = folder.resolve("made.parquet");
        Dataset.of(List.of(Map.of("n", 7L))).toParquet(parquet);
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.write(
                data.resolve("train.zip"),
                zip(Map.of(
                        "b.jsonl", text("{\"n\": 3}\n"),
                        "deep/a.jsonl", text("{\"n\": 1}\n{\"n\": 2}\n"),
                        "__MACOSX/b.jsonl", text("junk"),
                        ".hidden.jsonl", text("junk"),
                        "notes.pdf", text("junk"))));
        Files.write(data.resolve("test.zip"), zip(Map.of("x.jsonl", text("{\"n\": 9}"))));
        DatasetDict splits = Datasets.request(data.toString()).loadAll();
        assertThat(splits.train().column("n")).containsExactly(3L, 1L, 2L);
        assertThat(splits.test().column("n")).containsExactly(9L);
        try (Stream<Row> rows = Datasets.request(data.toString()).stream("train").stream()) {
            assertThat(rows.map(row -> row.get("n")).toList()).isEqualTo(List.of(3L, 1L, 2L));
        }

        Path other = Files.createDirectories(folder.resolve("other"));
        Files.write(other.resolve("all.zip"), zip(Map.of("p/made.parquet", Files.readAllBytes(parquet))));
        assertThat(Datasets.load(other.toString(), "train").column("n")).containsExactly(7L);
        assertThat(Datasets.request("json")
                        .dataFiles("train", data.resolve("train.zip").toString())
                        .load("train")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void archivesOfTheHubToo() throws IOException {
        try (LocalHub server = LocalHub.start(folder.resolve("server"));
                Hub hub = Hub.builder()
                        .environment(HubEnvironment.of(
                                Map.of(
                                        "HF_ENDPOINT",
                                        server.endpoint(),
                                        "HF_HOME",
                                        folder.resolve("home").toString()),
                                folder))
                        .build()) {
            server.repo("datasets", "org/zipped").put("train.zip", zip(Map.of("a.csv", text("n\n1\n2\n"))));
            assertThat(Datasets.request("org/zipped").hub(hub).load("train").column("n"))
                    .containsExactly(1L, 2L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.jsonl", "x/../../a.jsonl", "/a.jsonl", "\\a.jsonl", "C:\\a.jsonl", "..\\a.jsonl"})
    void namesThatLeadOutAreRefused(String name) throws IOException {
        Files.write(folder.resolve("train.zip"), zip(Map.of(name, text("{\"n\": 1}"))));
        assertThatThrownBy(() -> Datasets.load(folder.toString(), "train"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("train.zip holds a file with a name that leads out of it");
    }

    @Test
    void bombsAreRefusedBeforeTheyAreRead() throws IOException {
        byte[] nothing = new byte[1 << 20];
        Path file = folder.resolve("train.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 3; i++) {
                zip.putNextEntry(new ZipEntry(i + ".txt"));
                for (int j = 0; j < 100; j++) {
                    zip.write(nothing);
                }
            }
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertThatThrownBy(() -> Datasets.load(folder.toString(), "train"))
                .hasMessageContaining("more than 200 times as large");
    }

    @Test
    void anEntryThatLiesAboutItsSizeIsRefused() throws IOException {
        byte[] zip = zip(Map.of("a.jsonl", text("{\"n\": 1}\n".repeat(100))));
        // The directory at the end says how large it is: 900 bytes become 9.
        int directory = indexOf(zip, new byte[] {'P', 'K', 1, 2});
        assertThat(zip[directory + 24] & 0xFF | (zip[directory + 25] & 0xFF) << 8)
                .isEqualTo(900);
        zip[directory + 24] = 9;
        zip[directory + 25] = 0;
        Files.write(folder.resolve("train.zip"), zip);
        assertThatThrownBy(() -> Datasets.load(folder.toString(), "train"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("train.zip::a.jsonl");
    }

    @Test
    void whatIsNoArchiveIsSaid() throws IOException {
        Files.writeString(folder.resolve("train.zip"), "no archive");
        assertThatThrownBy(() -> Datasets.load(folder.toString(), "train"))
                .hasMessageContaining("train.zip cannot be read as a zip archive");
        Files.write(folder.resolve("train.zip"), zip(Map.of("a.pdf", text("x"))));
        assertThatThrownBy(() -> Datasets.load(folder.toString(), "train"))
                .hasMessageContaining("No data files were recognised");
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i <= bytes.length - wanted.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
