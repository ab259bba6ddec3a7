package dev.tagloop.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.server.storage.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot start says why in one sentence, with what to do. */
class StartRefusalsTest {
    @TempDir
    Path folder;

    private Studio start() {
        return Studio.start(config -> TestDatabases.settle(config, folder).port(0));
    }

    private static void assertSentence(ThrowingCallable start, String... parts) {
        assertThatThrownBy(start)
                .isInstanceOf(StudioException.class)
                .hasMessageContainingAll(parts)
                .message()
                .doesNotContain("\n", "Exception");
    }

    @Test
    void busyPortIsNamedAndTheFolderIsFreeAfterwards() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertSentence(
                    () -> Studio.start(
                            config -> TestDatabases.settle(config, folder).port(port)),
                    "Port " + port + " on 127.0.0.1 is taken",
                    "--port");
        }
        start().close();
    }

    @Test
    void withoutAUserOnlyThisMachineIsServed() {
        for (String host : List.of("0.0.0.0", "::", "192.0.2.1")) {
            assertSentence(
                    () -> Studio.start(config ->
                            TestDatabases.settle(config, folder).port(0).host(host)),
                    "There is no user yet",
                    "not on " + host,
                    "tagloop user add EMAIL",
                    "--username");
        }
        for (String host : List.of("127.0.0.1", "localhost", "127.1.2.3")) {
            Studio.start(config -> TestDatabases.settle(config, folder).port(0).host(host))
                    .close();
        }
        Studio.start(config -> TestDatabases.settle(config, folder)
                        .port(0)
                        .host("0.0.0.0")
                        .username("ann@example.com"))
                .close();
        Studio.start(config -> TestDatabases.settle(config, folder).port(0).host("0.0.0.0"))
                .close();
    }

    @Test
    void unknownHostIsNamed() {
        assertSentence(
                () -> Studio.start(
                        config -> TestDatabases.settle(config, folder).port(0).host("no-such-host.invalid")),
                "no-such-host.invalid",
                "--host");
    }

    @Test
    void secondServerOnOneFolderIsRefusedWithTheProcessThatHasIt() {
        try (Studio first = start()) {
            assertSentence(
                    this::start,
                    "in use by another Tagloop server",
                    "process " + ProcessHandle.current().pid(),
                    "--data-dir");
            assertThat(Http.to(first.url()).get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void newerDataIsRefusedAndLeftAlone() throws IOException {
        start().close();
        Files.writeString(folder.resolve("VERSION"), "999\n");
        assertSentence(this::start, "written by a newer Tagloop", "data format 999");
        assertThat(Files.readString(folder.resolve("VERSION"))).isEqualTo("999\n");
    }

    @Test
    void damagedVersionFileIsNamed() throws IOException {
        start().close();
        Files.writeString(folder.resolve("VERSION"), "one");
        assertSentence(this::start, folder.resolve("VERSION").toString(), "\"one\"");
    }

    @Test
    void fileInPlaceOfTheFolderIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertSentence(
                () -> Studio.start(config -> TestDatabases.settle(config, file).port(0)),
                file.toString(),
                "--data-dir");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void folderThatCannotBeWrittenIsNamed() {
        // Nobody can write here, not even root, whom permissions do not stop.
        assertSentence(
                () -> Studio.start(config ->
                        TestDatabases.settle(config, Path.of("/proc/tagloop")).port(0)),
                "/proc/tagloop",
                "cannot be written",
                "--data-dir");
    }

    @Test
    void fileThatIsNoDatabaseIsNamed() throws IOException {
        TestDatabases.onlyOnSqlite("a PostgreSQL database is no file");
        start().close();
        Files.writeString(
                folder.resolve("tagloop.db"),
                "this is no database, but it is long enough to be looked at ".repeat(100));
        assertSentence(this::start, folder.toString(), "cannot be opened");
    }

    @Test
    void tokenThatIsNoTokenAndNameThatIsNoAddressAreRefused() {
        assertSentence(
                () -> Studio.start(config -> TestDatabases.settle(config, folder)
                        .port(0)
                        .username("a@b")
                        .userToken("short")),
                "40 hexadecimal digits");
        assertSentence(
                () -> Studio.start(
                        config -> TestDatabases.settle(config, folder).port(0).username("ann")),
                "\"ann\"");
    }

    @Test
    void keyOfZerosIsRefused() throws IOException {
        start().close();
        Files.writeString(folder.resolve("instance.key"), "0".repeat(64));
        assertSentence(this::start, "instance.key", "64 hexadecimal digits");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keyIsForItsOwnerAloneAndDiffersFromFolderToFolder() throws IOException {
        start().close();
        Path key = folder.resolve("instance.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Studio.start(config ->
                        TestDatabases.settle(config, folder.resolve("other")).port(0))
                .close();
        assertThat(Files.readString(folder.resolve("other/instance.key"))).isNotEqualTo(Files.readString(key));
    }
}
