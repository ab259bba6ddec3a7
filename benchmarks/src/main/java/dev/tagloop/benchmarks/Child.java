package dev.tagloop.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A Java program in a process of its own, with the options that the {@code tagloop} script gives. */
final class Child implements AutoCloseable {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final double readyMillis;

    private Child(Process process, double readyMillis) {
        this.process = process;
        this.readyMillis = readyMillis;
    }

    /**
     * Starts it and waits until {@code url} answers.
     *
     * @param archive of class data, made by the first start and used by the others
     */
    static Child start(Path archive, String url, Path log, Class<?> main, List<String> arguments) throws Exception {
        return start(Start.PROGRAM, archive, url, log, main, arguments);
    }

    /** The same, with the virtual machine started in another way. */
    static Child start(Start how, Path archive, String url, Path log, Class<?> main, List<String> arguments)
            throws Exception {
        List<String> command = command(how, archive, main);
        long start = System.nanoTime();
        Process process = launch(command, arguments, log);
        while (!answers(url)) {
            if (!process.isAlive()) {
                throw new IOException(main.getSimpleName() + " ended: " + Files.readString(log));
            }
            Thread.sleep(2);
        }
        return new Child(process, (System.nanoTime() - start) / 1e6);
    }

    /** Starts it, with all that it prints in a file. */
    static Process launch(Path archive, Class<?> main, List<String> arguments, Path log) throws IOException {
        return launch(command(Start.PROGRAM, archive, main), arguments, log);
    }

    private static Process launch(List<String> start, List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>(start);
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // As the script has it.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        return builder.start();
    }

    /** How a program is started, its arguments left out. @param archive of class data, made by the first start and used by the others */
    private static List<String> command(Start how, Path archive, Class<?> main) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(how.options(archive, main));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }

    /** Runs a program to its end. */
    static void run(Class<?> main, List<String> arguments, Path log) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(main.getSimpleName() + " ended with " + code + ": " + Files.readString(log));
        }
    }

    /**
     * Runs a program that measures itself, and returns what it says at its end, as {@link Answered} has it.
     *
     * @param threads that its native libraries use inside one operation; 0 leaves it to them
     */
    static JsonNode answer(Class<?> main, List<String> arguments, int threads, Path log) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "-Xmx2g", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return answer(command, threads, log);
    }

    /** The same with any program. */
    static JsonNode answer(List<String> command, int threads, Path log) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        // Threads that wait asleep, as Tagloop's do: where other programs run, spinning ones cost many times as much.
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        if (threads > 0) {
            builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
            builder.environment().put("MKL_NUM_THREADS", Integer.toString(threads));
            builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
        }
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command.subList(command.size() - 2, command.size())) + " ended with "
                    + code + ": " + Files.readString(log));
        }
        return Answered.read(said);
    }

    private static boolean answers(String url) throws InterruptedException {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** From the start of the process to its first answer. */
    double readyMillis() {
        return readyMillis;
    }

    /** What it holds in memory at this moment, in MB; Linux only. */
    double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
