package dev.tagloop.server.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.server.Http;
import dev.tagloop.server.storage.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Under a tracer: between the last write of a submit to the write-ahead log and the first byte of its 201 lies a finished fsync of that
 * log. Nothing else proves that an acknowledged annotation survives the power.
 */
@Tag("slow")
class AnswerWaitsForDiskTest {
    private static final int SUBMITS = 20;
    private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\((.*)$");
    private static final Pattern RESUMED = Pattern.compile("^(\\d+) +<\\.\\.\\. (\\w+) resumed>.*$");

    @TempDir
    Path folder;

    @Test
    void fsyncLiesBetweenTheLastWriteAndTheAnswer() throws Exception {
        TestDatabases.onlyOnSqlite(
                "the log is written by the PostgreSQL server, which answers a commit after its own fsync");
        assumeTrue(canTrace(), "no strace here, or tracing is forbidden: the order of writes was not checked");
        Path trace = folder.resolve("trace");
        try (ChildServer server = ChildServer.start(
                folder.resolve("data"),
                "strace",
                "-f",
                "-y",
                "-s",
                "12",
                "-e",
                "trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg",
                "-o",
                trace.toString())) {
            Http http = server.client();
            assertThat(http.post("/api/projects", "{\"title\": \"Traced\"}").status())
                    .isEqualTo(201);
            assertThat(http.post("/api/tasks", "{\"project\": 1, \"data\": {\"text\": \"t\"}}")
                            .status())
                    .isEqualTo(201);
            for (int i = 0; i < SUBMITS; i++) {
                assertThat(http.post("/api/tasks/1/annotations", "{\"result\": [{\"id\": \"r" + i + "\"}]}")
                                .status())
                        .isEqualTo(201);
            }
        }
        Order order = Order.read(trace);
        assertThat(order.wrong).isEmpty();
        assertThat(order.answers).isEqualTo(SUBMITS + 2);
    }

    private static boolean canTrace() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("strace", "-f", "-o", "/dev/null", "true")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Walks the trace in the order of time. */
    private static final class Order {
        private final List<String> wrong = new ArrayList<>();
        private final java.util.Map<String, String> unfinished = new java.util.HashMap<>();
        private int answers;
        /** Writes to the log since the last answer. */
        private int writes;
        /** Set by a finished fsync of the log, cleared by a write to it. */
        private boolean onDisk;

        static Order read(Path trace) throws IOException {
            Order order = new Order();
            for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
                order.line(line);
            }
            return order;
        }

        private void line(String line) {
            Matcher resumed = RESUMED.matcher(line);
            if (resumed.matches()) {
                String call = unfinished.remove(resumed.group(1));
                if (call != null) {
                    finished(call);
                }
                return;
            }
            Matcher call = CALL.matcher(line);
            if (!call.matches()) {
                return;
            }
            String text = call.group(2) + "(" + call.group(3);
            begun(text);
            if (text.endsWith("<unfinished ...>")) {
                unfinished.put(call.group(1), text);
            } else {
                finished(text);
            }
        }

        private void begun(String call) {
            if (call.startsWith("pwrite64(") && call.contains("tagloop.db-wal>")) {
                writes++;
                onDisk = false;
            }
            if (call.contains("\"HTTP/1.1 201")) {
                answers++;
                if (writes == 0 || !onDisk) {
                    wrong.add("answer " + answers + " after " + writes + " writes, on disk: " + onDisk);
                }
                writes = 0;
            }
        }

        private void finished(String call) {
            boolean sync = call.startsWith("fsync(") || call.startsWith("fdatasync(");
            if (sync && call.contains("tagloop.db-wal>")) {
                onDisk = true;
            }
        }
    }
}
