package dev.tagloop.cli;

import dev.tagloop.learning.train.MachineLock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The program, or another one with its class path, in a process of its own; output of both kinds line by line. */
public final class Program implements AutoCloseable {
    /**
     * How Java is started for it. A command lasts a second or two, of which the optimizing compiler and the threads of
     * a parallel collector would take more than they give back.
     */
    public static final List<String> FLAGS =
            List.of("-Xmx2g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private Program(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** {@code tagloop args…}. */
    public static Program tagloop(String... args) throws IOException {
        return tagloop(Map.of(), args);
    }

    /** The same with variables of its environment. */
    public static Program tagloop(Map<String, String> environment, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("dev.tagloop.cli.Main"));
        command.addAll(List.of(args));
        return java(environment, command);
    }

    /** {@code java …} with the class path of the tests. */
    public static Program java(Map<String, String> environment, List<String> args) throws IOException {
        List<String> command = new ArrayList<>(List.of(tool("java").toString()));
        command.addAll(FLAGS);
        String lock = System.getProperty(MachineLock.PROPERTY);
        if (lock != null) {
            command.add("-D" + MachineLock.PROPERTY + "=" + lock);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(args);
        return start(environment, command);
    }

    /** A command as it is. */
    public static Program start(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Program(process);
    }

    /** A tool of the JDK that runs the tests. */
    public static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add("(reading the output failed: " + e + ")");
        }
    }

    /** Waits for a line that holds {@code text}. */
    public String awaitLine(String text, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            for (String line : lines) {
                if (line.contains(text)) {
                    return line;
                }
            }
            if (!process.isAlive() && !reader.isAlive()) {
                break;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no line with '" + text + "' in " + patience + " in:\n" + output());
    }

    /** Waits for the end. */
    public int await(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + patience + ":\n" + output());
        }
        reader.join();
        return process.exitValue();
    }

    /** As kill -9 does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        reader.join();
    }

    /** As Ctrl-C does. */
    public void terminate() {
        process.destroy();
    }

    public String output() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
