package dev.tagloop.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.StudioException;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.TestDatabases;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A file that is not, byte for byte, the backup that was written brings nothing back and leaves nothing behind. */
@Tag("thorough")
class ForgedBackupsAreRefusedTest {
    @TempDir
    Path folder;

    private Path good;
    private Path target;

    @BeforeEach
    void make() throws IOException {
        Path data = folder.resolve("data");
        good = folder.resolve("good.zip");
        target = folder.resolve("restored");
        try (DataFolder made = TestDatabases.open(data)) {
            Files.createDirectories(data.resolve("uploads/1"));
            Files.writeString(data.resolve("uploads/1/file.txt"), "uploaded");
            Backup.make(made, good, true, Watch.NOBODY);
        }
    }

    private Map<String, byte[]> parts() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(good.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private Path written(Map<String, byte[]> parts) throws IOException {
        Path file = folder.resolve("forged.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static void manifest(Map<String, byte[]> parts, UnaryOperator<ObjectNode> change) {
        ObjectNode manifest = (ObjectNode) Json.read(parts.get("manifest.json"));
        parts.put("manifest.json", Json.write(change.apply(manifest)).getBytes(StandardCharsets.UTF_8));
    }

    private void refused(Path file, String why) throws IOException {
        assertThatThrownBy(() -> Restore.into(file, target, TestDatabases.url(target), Watch.NOBODY))
                .isInstanceOf(StudioException.class)
                .hasMessageContaining(why);
        if (Files.exists(target)) {
            try (Stream<Path> left = Files.walk(target)) {
                assertThat(left.filter(path -> !path.equals(target))).isEmpty();
            }
        }
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void theGoodOneComesBack() throws IOException {
        Restore.into(good, target, TestDatabases.url(target), Watch.NOBODY);
        assertThat(target.resolve("uploads/1/file.txt")).hasContent("uploaded");
        TestDatabases.open(target).close();
    }

    @Test
    void theKeyComesBackForItsOwnerAlone() throws IOException {
        Restore.into(good, target, TestDatabases.url(target), Watch.NOBODY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve("instance.key"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 50, 90, 99})
    void cutShort(int percent) throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, bytes.length * percent / 100));
        refused(cut, "cut.zip");
    }

    @Test
    void aFileWithOneOtherByte() throws IOException {
        Map<String, byte[]> parts = parts();
        parts.put("files/uploads/1/file.txt", "uplOaded".getBytes(StandardCharsets.UTF_8));
        refused(written(parts), "uploads/1/file.txt is not what it was");
    }

    @Test
    void aRowMoreThanTheManifestSays() throws IOException {
        Map<String, byte[]> parts = parts();
        parts.put("rows/users.jsonl", "[1]\n".getBytes(StandardCharsets.UTF_8));
        refused(written(parts), "longer than its manifest says");
    }

    @Test
    void aPartThatTheManifestDoesNotName() throws IOException {
        Map<String, byte[]> parts = parts();
        parts.put("files/uploads/1/more.txt", new byte[3]);
        refused(written(parts), "it holds files/uploads/1/more.txt");
    }

    @Test
    void aPartThatIsMissing() throws IOException {
        Map<String, byte[]> parts = parts();
        parts.remove("rows/tasks.jsonl");
        refused(written(parts), "it lacks rows/tasks.jsonl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "uploads/../../outside",
                "/tmp/outside",
                "uploads\\..\\..\\outside",
                "uploads//outside",
                "./outside",
                "tagloop.db",
                "VERSION",
                "TAGLOOP.DB-WAL",
                "backups/outside",
                ".restoring/outside",
                "uploads/\u0000"
            })
    void aFileThatWouldLieElsewhere(String path) throws IOException {
        Map<String, byte[]> parts = parts();
        parts.put("files/" + path, parts.remove("files/uploads/1/file.txt"));
        manifest(parts, manifest -> {
            ((ObjectNode) manifest.get("files")
                            .valueStream()
                            .filter(file -> file.get("path").asString().equals("uploads/1/file.txt"))
                            .findFirst()
                            .orElseThrow())
                    .put("path", path);
            return manifest;
        });
        refused(written(parts), "which is no place for one");
    }

    @Test
    void aPartThatUnpacksToMoreThanItSays() throws IOException {
        Map<String, byte[]> parts = parts();
        parts.put("files/uploads/1/file.txt", new byte[64 << 20]);
        refused(written(parts), "longer than its manifest says");
    }

    @Test
    void rowsThatReferToWhatIsNotThere() throws IOException {
        Map<String, byte[]> parts = parts();
        byte[] rows = "[7,7,1,\"2026-01-01T00:00:00.000000Z\"]\n".getBytes(StandardCharsets.UTF_8);
        manifest(parts, manifest -> {
            ObjectNode table = (ObjectNode) manifest.get("tables")
                    .valueStream()
                    .filter(one -> one.get("name").asString().equals("pending_imports"))
                    .findFirst()
                    .orElseThrow();
            Digesting digest = new Digesting();
            byte[] line = "[1,77,\"2026-01-01T00:00:00.000000Z\"]\n".getBytes(StandardCharsets.UTF_8);
            digest.add(line, line.length);
            table.put("rows", 1).put("size", line.length).put("sha256", digest.sha256());
            parts.put("rows/pending_imports.jsonl", line);
            return manifest;
        });
        assertThat(rows).isNotEmpty();
        refused(written(parts), "cannot be opened (");
    }

    @Test
    void newerDataAndNewerBackups() throws IOException {
        Map<String, byte[]> parts = parts();
        manifest(parts, manifest -> manifest.put("format", 9999));
        refused(written(parts), "written by a newer Tagloop (data format 9999");
        Map<String, byte[]> others = parts();
        manifest(others, manifest -> manifest.put("tagloop_backup", 2));
        refused(written(others), "written by a newer Tagloop (release");
    }

    @Test
    void whatIsNoBackup() throws IOException {
        refused(Files.writeString(folder.resolve("text.zip"), "not a zip"), "is no backup");
        refused(folder.resolve("missing.zip"), "missing.zip is not there");
        refused(written(Map.of("other.txt", new byte[3])), "it has no manifest");
        refused(written(Map.of("manifest.json", "{}".getBytes(StandardCharsets.UTF_8))), "no backup of Tagloop");
    }

    @Test
    void nothingIsRestoredOverWhatIsThere() throws IOException {
        Files.createDirectories(target);
        Files.writeString(target.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> Restore.into(good, target, Optional.empty(), Watch.NOBODY))
                .isInstanceOf(StudioException.class)
                .hasMessageContaining("is not empty");
        assertThat(target.resolve("mine.txt")).hasContent("mine");
        try (Stream<Path> left = Files.list(target)) {
            assertThat(left).hasSize(1);
        }
    }
}
