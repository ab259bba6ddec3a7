package dev.tagloop.training.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A main class of the tests in a process of its own. */
public final class ChildJvm {

    private final List<String> before = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> program;
    private final Map<String, String> environment = new HashMap<>();

    private ChildJvm(List<String> program) {
        this.program = program;
    }

    public static ChildJvm of(String mainClass, String... arguments) {
        List<String> program = new ArrayList<>(List.of(mainClass));
        program.addAll(List.of(arguments));
        return new ChildJvm(program);
    }

    public ChildJvm options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    public ChildJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** A program that runs the process, such as a tracer. */
    public ChildJvm under(String... tracer) {
        before.addAll(List.of(tracer));
        return this;
    }

    /** The running process; its errors go where ours go. */
    public Process start() {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dtagloop.root=" + System.getProperty("tagloop.root", ".."));
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of its standard output; fails when it does not end with 0. */
    public List<String> run() {
        Process process = start();
        try {
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int status = process.waitFor();
            if (status != 0) {
                throw new AssertionError("the process ended with " + status + ": " + lines);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
