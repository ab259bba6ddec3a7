package dev.tagloop.learning.worker;

import dev.tagloop.learning.train.TrainingWatch;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One child from start to end: passes its messages on, asks it to stop, kills it when it must. */
final class ChildSession {

    private static final Logger LOG = LoggerFactory.getLogger(ChildSession.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int KILLED = 137;
    private static final int LAST_LINES = 5;

    private final ChildJvm jvm;
    private final Path request;
    private final Path log;
    private final TrainingWatch watch;
    private volatile long lastSign = System.nanoTime();
    private volatile boolean silent;
    private volatile boolean over;

    ChildSession(ChildJvm jvm, Path request, Path log, TrainingWatch watch) {
        this.jvm = jvm;
        this.request = request;
        this.log = log;
        this.watch = watch;
    }

    /** The message that ended it; one is made up for a child that ended without a word. */
    WorkerMessage run() throws IOException {
        Process child = jvm.builder(WorkerMain.class, request)
                .redirectError(log.toFile())
                .start();
        Thread guard = Thread.ofVirtual().start(() -> guard(child));
        try {
            WorkerMessage end = listen(child);
            return end != null ? end : unexpectedEnd(child);
        } finally {
            over = true;
            guard.interrupt();
            child.destroyForcibly();
            waitFor(child);
        }
    }

    /** The last message, or null if it ended without one. */
    private WorkerMessage listen(Process child) {
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lastSign = System.nanoTime();
                switch (WorkerMessage.parse(line)) {
                    case null -> LOG.debug("training process: {}", line);
                    case WorkerMessage.Alive alive -> LOG.trace("the training process is alive");
                    case WorkerMessage.Step step -> watch.progress().report(step.name(), step.done(), step.total());
                    case WorkerMessage.Log entry -> watch.progress().log(entry.line());
                    case WorkerMessage.Epoch epoch -> watch.epochs().accept(epoch.epoch());
                    case WorkerMessage end -> {
                        return end;
                    }
                }
            }
            return null;
        } catch (IOException e) {
            // Killing a process closes its streams under the reader.
            LOG.debug("the training process ended while it was listened to", e);
            return null;
        }
    }

    /** Looks after the child beside the thread that reads: cancel and silence. */
    private void guard(Process child) {
        long stopAsked = 0;
        try {
            while (!over && child.isAlive()) {
                long now = System.nanoTime();
                if (stopAsked == 0 && watch.cancel().isCancelled()) {
                    stopAsked = now;
                    askToStop(child);
                }
                silent = now - lastSign > jvm.silence().toNanos();
                boolean late = stopAsked != 0 && now - stopAsked > jvm.grace().toNanos();
                if (silent || late) {
                    child.destroyForcibly();
                    return;
                }
                Thread.sleep(POLL);
            }
        } catch (InterruptedException e) {
            // The session is over.
            Thread.currentThread().interrupt();
        }
    }

    private static void askToStop(Process child) {
        try {
            BufferedWriter writer = child.outputWriter(StandardCharsets.UTF_8);
            writer.write(ParentWatch.STOP + "\n");
            writer.flush();
        } catch (IOException e) {
            LOG.debug("the training process ended before it could be asked to stop", e);
        }
    }

    private WorkerMessage unexpectedEnd(Process child) throws IOException {
        int code = waitFor(child);
        if (watch.cancel().isCancelled()) {
            return new WorkerMessage.Cancelled();
        }
        String why = silent
                ? "gave no sign of life for " + jvm.silence().toSeconds() + " s and was ended"
                : "ended with exit code " + code + (code == KILLED ? ", which mostly means that memory ran out" : "");
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return new WorkerMessage.Failed(
                "Ended", "the training process " + why + (last.isEmpty() ? "" : ": " + String.join(" | ", last)));
    }

    private static int waitFor(Process child) {
        try {
            return child.waitFor(10, TimeUnit.SECONDS) ? child.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
