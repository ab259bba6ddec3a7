package dev.tagloop.learning.worker;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At most one child that was started ahead: its virtual machine runs and libtorch is loaded, which is a good part of what a short training takes. It holds
 * no text and no model yet. {@link ParentWatch} ends it when nobody has wanted it for some minutes.
 */
final class ReadyChild implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyChild.class);

    private final ChildJvm jvm;
    private Process waiting;

    ReadyChild(ChildJvm jvm) {
        this.jvm = jvm;
    }

    /** Starts one, or lets the one that waits wait longer. */
    synchronized void prepare() {
        if (waiting != null && waiting.isAlive() && stays(waiting)) {
            return;
        }
        try {
            close();
            waiting = start();
        } catch (IOException e) {
            LOG.warn("a training process cannot be started ahead: {}", e.getMessage());
        }
    }

    private static boolean stays(Process child) {
        try {
            BufferedWriter writer = child.outputWriter(StandardCharsets.UTF_8);
            writer.write(ParentWatch.STAY + "\n");
            writer.flush();
            return true;
        } catch (IOException e) {
            LOG.debug("the training process that was started ahead has ended", e);
            return false;
        }
    }

    /** A child that has had no request; the caller ends it. */
    synchronized Process take() throws IOException {
        Process child = waiting;
        waiting = null;
        // One that has just given itself up is found out by speaking to it.
        return child != null && child.isAlive() && stays(child) ? child : start();
    }

    private Process start() throws IOException {
        return jvm.builder(WorkerMain.class).start();
    }

    /** Whether one waits. */
    synchronized boolean isThere() {
        return waiting != null && waiting.isAlive();
    }

    @Override
    public synchronized void close() {
        if (waiting != null) {
            waiting.destroyForcibly();
            waiting = null;
        }
    }
}
