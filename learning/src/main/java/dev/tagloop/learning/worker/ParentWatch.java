package dev.tagloop.learning.worker;

import dev.tagloop.jobs.CancelToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Listens to the parent on standard input: a child that was started ahead hears {@value #STAY} as long as it is to wait, and ends after {@value #MINUTES} minutes
 * without; the first other line is the request, then {@value #STOP} asks for a stop between two steps; the end of the stream means
 * that the parent is gone, and then the child must not stay either.
 */
final class ParentWatch {

    static final String STOP = "stop";
    static final String STAY = "stay";

    private static final long MINUTES = 3;

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int ORPHANED = 4;
    private static final int UNUSED = 5;

    private ParentWatch() {}

    /** Reads the request and goes on listening. @param preparing is waited for before the request is looked at @return null if the parent was gone before it had sent it */
    static WorkerRequest start(InputStream in, CancelToken cancel, Thread preparing)
            throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String request = request(lines);
        Thread thread = new Thread(() -> watch(lines, cancel), "parent-watch");
        thread.setDaemon(true);
        thread.start();
        // One after the other: two threads that begin to use the same classes could wait for each other.
        preparing.join();
        return request == null ? null : WorkerRequest.parse(request);
    }

    private static String request(BufferedReader lines) throws IOException {
        AtomicLong heard = new AtomicLong(System.nanoTime());
        Thread patience = Thread.ofPlatform().daemon().name("patience").start(() -> {
            try {
                while (System.nanoTime() - heard.get() < TimeUnit.MINUTES.toNanos(MINUTES)) {
                    Thread.sleep(Duration.ofSeconds(1));
                }
                Runtime.getRuntime().halt(UNUSED);
            } catch (InterruptedException e) {
                // The request has come.
                Thread.currentThread().interrupt();
            }
        });
        String line = lines.readLine();
        while (STAY.equals(line)) {
            heard.set(System.nanoTime());
            line = lines.readLine();
        }
        patience.interrupt();
        return line;
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
