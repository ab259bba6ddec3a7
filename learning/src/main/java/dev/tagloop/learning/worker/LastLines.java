package dev.tagloop.learning.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last lines that a child wrote to standard error; it may write as much as it likes. */
final class LastLines {
    private static final Logger LOG = LoggerFactory.getLogger(LastLines.class);
    private static final int MOST = 5;
    private static final int LONGEST = 500;

    private final Deque<String> lines = new ArrayDeque<>();

    /** Reads to the end. */
    void readFrom(BufferedReader errors) {
        try (errors) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            // Killing a process closes its streams under the reader.
            LOG.debug("the training process ended while its errors were read", e);
        }
    }

    private synchronized void add(String line) {
        lines.add(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
        if (lines.size() > MOST) {
            lines.remove();
        }
    }

    @Override
    public synchronized String toString() {
        return String.join(" | ", lines);
    }
}
