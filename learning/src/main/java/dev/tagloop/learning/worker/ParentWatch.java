package dev.tagloop.learning.worker;

import dev.tagloop.jobs.CancelToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Listens to the parent on standard input: the first line is the request, then {@value #STOP} asks for a stop between two steps; the end of the stream means
 * that the parent is gone, and then the child must not stay either.
 */
final class ParentWatch {

    static final String STOP = "stop";

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int ORPHANED = 4;

    private ParentWatch() {}

    /** Reads the request and goes on listening. @return null if the parent was gone before it had sent it */
    static WorkerRequest start(InputStream in, CancelToken cancel) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String request = lines.readLine();
        Thread thread = new Thread(() -> watch(lines, cancel), "parent-watch");
        thread.setDaemon(true);
        thread.start();
        return request == null ? null : WorkerRequest.parse(request);
    }

    private static void watch(BufferedReader lines, CancelToken cancel) {
        try (lines) {
            String line = lines.readLine();
            while (line != null) {
                if (line.equals(STOP)) {
                    cancel.cancel();
                }
                line = lines.readLine();
            }
            cancel.cancel();
            Thread.sleep(GRACE);
        } catch (IOException e) {
            cancel.cancel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
