package dev.tagloop.server.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server for the tests of one process, on the loopback address and a free port, stopped and deleted at the process's end.
 * It does not wait for the disk: what the tests kill is Tagloop, not the database.
 */
final class PostgresCluster {
    private static final String USER = "tagloop";
    /** With signs that an address has to escape. */
    private static final String PASSWORD = "p@ss:f/%1";

    private final PostgresPrograms programs;
    private final Path data;
    private final int port;
    private Process process;
    /** Kept: to connect takes as long as what it is asked to do. */
    private Connection administrator;

    private PostgresCluster(PostgresPrograms programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    static PostgresCluster start(PostgresPrograms programs) throws IOException, InterruptedException {
        Path data = FoldersInMemory.create(
                "tagloop-postgresql",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        PostgresCluster cluster = new PostgresCluster(programs, data, freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::remove));
        Path password = Files.createTempFile("tagloop-postgresql", ".password");
        try {
            Files.writeString(password, PASSWORD);
            programs.hand(password);
            programs.hand(data);
            cluster.create(password);
        } finally {
            Files.delete(password);
        }
        cluster.run();
        return cluster;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void create(Path password) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                data.toString(),
                "-U",
                USER,
                "--pwfile=" + password,
                "--auth=password",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync"));
        if (programs.version() >= 15) {
            // A language that sorts otherwise than by code point: nothing may depend on it.
            arguments.addAll(List.of("--locale-provider=icu", "--icu-locale=en-US"));
        }
        Process initdb = programs.command(arguments, "initdb").start();
        String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (initdb.waitFor() != 0) {
            throw new IOException("no PostgreSQL could be made for the tests: " + said);
        }
    }

    /** Starts the server, again after a {@link #crash}. */
    void run() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=off",
                "full_page_writes=off",
                "max_connections=300",
                "autovacuum=off",
                // Other kinds outlive a server that is ended at once.
                "dynamic_shared_memory_type=mmap",
                "max_wal_size=4GB",
                "log_min_messages=fatal")) {
            arguments.addAll(List.of("-c", setting));
        }
        process = programs.command(arguments, "postgres")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int i = 0; i < 600; i++) {
            try {
                connect("postgres").close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new IOException("PostgreSQL ended at once with code " + process.exitValue(), e);
                }
                Thread.sleep(50);
            }
        }
        throw new IOException("PostgreSQL did not answer within half a minute");
    }

    /** Ends the server as a crash of it would, every connection with it. */
    void crash() throws InterruptedException {
        // Immediate shutdown: SIGQUIT, which lets it end its children.
        new ProcessHandleSignal(process.pid()).quit();
        process.waitFor();
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, PASSWORD);
    }

    /** Runs a statement that stands for itself, such as {@code CREATE DATABASE}. */
    synchronized void execute(String sql) throws SQLException {
        if (administrator == null || !administrator.isValid(5)) {
            administrator = connect("postgres");
        }
        try (Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The address of one of its databases in the form of the setting. */
    String url(String database) {
        return "postgresql://" + USER + ":p%40ss%3Af%2F%251@127.0.0.1:" + port + "/" + database;
    }

    private void remove() {
        try {
            if (process != null) {
                new ProcessHandleSignal(process.pid()).quit();
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
            if (Files.exists(data)) {
                try (Stream<Path> files = Files.walk(data)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException e) {
            System.err.println(
                    "The folder " + data + " of a test's PostgreSQL could not be deleted: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Signals that Java itself cannot send. */
    private record ProcessHandleSignal(long pid) {
        void quit() throws InterruptedException {
            try {
                new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
            } catch (IOException e) {
                throw new IllegalStateException("a signal could not be sent", e);
            }
        }
    }
}
