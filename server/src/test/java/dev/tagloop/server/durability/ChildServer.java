package dev.tagloop.server.durability;

import dev.tagloop.server.Http;
import dev.tagloop.server.storage.TestDatabases;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server process that a test started and may kill. */
public final class ChildServer implements AutoCloseable {
    private final Process process;
    private final String url;
    private final String token;

    private ChildServer(Process process, String[] ready) {
        this.process = process;
        this.url = ready[1];
        this.token = ready[2];
    }

    /** @param tracer a command that runs the server's command, or nothing */
    static ChildServer start(Path folder, String... tracer) throws IOException {
        return start(folder, 512, tracer);
    }

    /** @param heap the most memory for its objects, in MiB */
    public static ChildServer start(Path folder, int heap, String... tracer) throws IOException {
        List<String> command = new ArrayList<>(List.of(tracer));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                // It lives for seconds: what takes long to compile is never worth it.
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ChildServerMain.class.getName(),
                folder.toString()));
        TestDatabases.prepare(folder).ifPresent(command::add);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("READY ")) {
                return new ChildServer(process, line.split(" "));
            }
        }
        throw new IOException("the server process ended before it was ready");
    }

    String url() {
        return url;
    }

    /** The owner's client. */
    public Http client() {
        return Http.withToken(url, token);
    }

    long pid() {
        return process.pid();
    }

    /** Ends the process at once, wherever it is: SIGKILL. */
    void kill() {
        process.destroyForcibly();
        join();
    }

    /** Asks it to stop, as a service manager does: SIGTERM. @return its exit code */
    int stop() {
        process.destroy();
        join();
        return process.exitValue();
    }

    /** Asks it to stop. Under a tracer the server is the tracer's child, and the tracer ends with it. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        if (children.isEmpty()) {
            process.destroy();
        } else {
            children.forEach(ProcessHandle::destroy);
        }
        join();
    }

    private void join() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("the server process did not stop within 30 seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
