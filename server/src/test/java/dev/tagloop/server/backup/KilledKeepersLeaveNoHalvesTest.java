package dev.tagloop.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.server.StudioException;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.SampleRows;
import dev.tagloop.server.storage.TestDatabases;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** kill -9 at any step of a backup, a restore or a move: the source is as good as before, and what was half made is not taken for whole. */
@Timeout(300)
@Tag("thorough")
class KilledKeepersLeaveNoHalvesTest {
    @TempDir
    Path folder;

    private Path data;
    private Path backup;

    @BeforeEach
    void fill() throws IOException {
        data = folder.resolve("data");
        backup = folder.resolve("whole.zip");
        try (DataFolder made = DataFolder.open(data)) {
            made.database().write(handle -> {
                SampleRows.fill(handle.getConnection());
                return null;
            });
            Files.createDirectories(data.resolve("uploads/1"));
            Files.writeString(data.resolve("uploads/1/file.txt"), "uploaded");
            Backup.make(made, backup, true, Watch.NOBODY);
        }
    }

    /** Runs the work and kills it at the first sign of a step. */
    private static void killed(String step, List<String> args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KeepMain.class.getName()));
        command.addAll(args);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean seen = false;
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null && !seen; line = output.readLine()) {
                seen = line.equals("STEP " + step);
            }
            process.destroyForcibly().waitFor();
        }
        assertThat(seen).as("the step " + step + " was reached").isTrue();
    }

    private static long annotations(DataFolder folder) {
        return folder.read(handle -> handle.createQuery("SELECT COUNT(*) FROM annotations")
                .mapTo(Long.class)
                .one());
    }

    private void sourceIsWhole() {
        try (DataFolder opened = DataFolder.open(data)) {
            assertThat(annotations(opened)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"Files", "Rows", "Checking"})
    void inABackup(String step) throws Exception {
        Path target = folder.resolve("new.zip");
        killed(step, List.of("backup", data.toString(), target.toString()));
        assertThat(target).doesNotExist();
        sourceIsWhole();
        try (DataFolder opened = DataFolder.open(data)) {
            Backup.make(opened, target, true, Watch.NOBODY);
        }
        assertThat(folder.resolve("new.zip.part")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"restore,Files", "restore,Rows", "restore,Comparing", "move,Reading", "move,Rows", "move,Comparing"})
    void inARestoreOrAMove(String work, String step) throws Exception {
        Path target = folder.resolve("target");
        Optional<String> url = TestDatabases.arePostgres() ? Optional.of(TestDatabases.emptyUrl()) : Optional.empty();
        List<String> args =
                new ArrayList<>(List.of(work, (work.equals("move") ? data : backup).toString(), target.toString()));
        url.ifPresent(args::add);
        killed(step, args);
        assertThatThrownBy(() -> DataFolder.open(target, url))
                .isInstanceOf(StudioException.class)
                .hasMessageContaining("was being restored when that was interrupted");
        sourceIsWhole();
        // The same again ends well, over what was half made.
        KeepMain.main(args.toArray(String[]::new));
        try (DataFolder opened = DataFolder.open(target, url);
                Stream<Path> left = Files.list(target)) {
            assertThat(annotations(opened)).isEqualTo(2);
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith(".rest"));
        }
    }
}
