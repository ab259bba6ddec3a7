package dev.tagloop.server.storage;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of an installed PostgreSQL, run under a user that may run them: never root, whom they refuse.
 *
 * @param folder that has {@code initdb} and {@code postgres}
 * @param user another user to run them as, where the tests run as root
 */
record PostgresPrograms(Path folder, Optional<String> user) {
    /** The newest ones on this machine: on the search path, or where Debian and Red Hat put them. */
    static Optional<PostgresPrograms> find() {
        List<Path> folders = new ArrayList<>();
        versions(Path.of("/usr/lib/postgresql"), "bin").forEach(folders::add);
        versions(Path.of("/usr"), "bin")
                .filter(path -> path.toString().contains("pgsql"))
                .forEach(folders::add);
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of)
                .forEach(folders::add);
        return folders.stream()
                .filter(folder ->
                        Files.isExecutable(folder.resolve("initdb")) && Files.isExecutable(folder.resolve("postgres")))
                .findFirst()
                .map(folder -> new PostgresPrograms(folder, otherUser()));
    }

    private static Stream<Path> versions(Path parent, String below) {
        if (!Files.isDirectory(parent)) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.list(parent)) {
            return found
                    .sorted(Comparator.comparing(Path::toString).reversed())
                    .map(version -> version.resolve(below))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> otherUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.empty();
        }
        try {
            List<String> users = Files.readAllLines(Path.of("/etc/passwd"));
            return Optional.of(users.stream().anyMatch(line -> line.startsWith("postgres:")) ? "postgres" : "nobody");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The major version, such as 15. */
    int version() throws IOException, InterruptedException {
        Process process = command(List.of("--version"), "postgres").start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        process.waitFor();
        return Integer.parseInt(text.replaceAll("(?s)^\\D*(\\d+).*$", "$1"));
    }

    /** Gives a folder to the user who will run the programs. */
    void hand(Path data) throws IOException, InterruptedException {
        if (user.isPresent()) {
            int code = new ProcessBuilder("chown", user.get(), data.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException("the folder " + data + " could not be given to the user " + user.get());
            }
        }
    }

    /** A process of one of the programs, not yet started. */
    ProcessBuilder command(List<String> arguments, String program) {
        List<String> command = new ArrayList<>();
        user.ifPresent(
                name -> command.addAll(List.of("setpriv", "--reuid", name, "--regid", name(name), "--clear-groups")));
        command.add(folder.resolve(program).toString());
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true);
    }

    private static String name(String user) {
        return user.equals("nobody") ? "nogroup" : user;
    }
}
