package dev.tagloop.learning.worker;

import dev.tagloop.learning.train.TrainingWatch;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One child from start to end: passes its messages on, asks it to stop, kills it when it must. */
final class ChildSession {

    private static final Logger LOG = LoggerFactory.getLogger(ChildSession.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final ChildJvm jvm;
    private final ReadyChild ready;
    private final WorkerRequest request;
    private final LastLines errors = new LastLines();
    private final ChildEnd end = new ChildEnd(errors);
    private final TrainingWatch watch;
    private volatile long lastSign = System.nanoTime();
    private volatile boolean silent;
    private volatile boolean over;

    /** @param ready may have a child that waits already */
    ChildSession(ChildJvm jvm, ReadyChild ready, WorkerRequest request, TrainingWatch watch) {
        this.jvm = jvm;
        this.ready = ready;
        this.request = request;
        this.watch = watch;
    }

    /** The message that ended it; one is made up for a child that ended without a word. */
    WorkerMessage run() throws IOException {
        Process child = ready.take();
        Thread guard = Thread.ofVirtual().start(() -> guard(child));
        Thread reader = Thread.ofVirtual().start(() -> errors.readFrom(child.errorReader(StandardCharsets.UTF_8)));
        try {
            say(child, request.toLine());
            WorkerMessage last = listen(child);
            if (watch.cancel().isCancelled() && !(last instanceof WorkerMessage.Done)) {
                return new WorkerMessage.Cancelled();
            }
            return last != null ? last : unexpectedEnd(child, reader);
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
                    case null -> unknown(line);
                    case WorkerMessage.Alive alive -> LOG.trace("the training process is alive");
                    case WorkerMessage.Step step -> watch.progress().report(step.name(), step.done(), step.total());
                    case WorkerMessage.Log entry -> watch.progress().log(entry.line());
                    case WorkerMessage.Epoch epoch -> watch.epochs().accept(epoch.epoch());
                    case WorkerMessage.Figures figures -> watch.steps().accept(figures.point());
                    case WorkerMessage last -> {
                        return last;
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
                    say(child, ParentWatch.STOP);
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

    private static void say(Process child, String line) {
        try {
            BufferedWriter writer = child.outputWriter(StandardCharsets.UTF_8);
            writer.write(line + "\n");
            writer.flush();
        } catch (IOException e) {
            // How it ended tells more than that it does not listen.
            LOG.debug("the training process ended before it could be spoken to", e);
        }
    }

    private WorkerMessage unexpectedEnd(Process child, Thread reader) {
        int code = waitFor(child);
        try {
            reader.join(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String why = silent
                ? "gave no sign of life for " + jvm.silence().toSeconds() + " s and was ended"
                : end.why(code, jvm.heap());
        return new WorkerMessage.Failed("Ended", "the training process " + why);
    }

    private void unknown(String line) {
        LOG.debug("training process: {}", line);
        end.line(line);
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
