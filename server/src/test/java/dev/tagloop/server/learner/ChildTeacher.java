package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.LearningWatch;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** Learns in a child process, which dies. @param death the signal that it gets, or {@code OOM} to let it run out of memory */
record ChildTeacher(String death) implements Teacher {
    @Override
    public SortedMap<String, String> teach(SortedMap<String, String> labelled, LearningWatch watch) throws Exception {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=/dev/null",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        TeacherProgram.class.getName(),
                        death.equals("OOM") ? "greedy" : "patient"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = child.inputReader()) {
            if (!"ready".equals(said.readLine())) {
                throw new IllegalStateException("the child did not begin");
            }
            watch.progress("Training", 1, 2);
            if (!death.equals("OOM")) {
                TimeUnit.MILLISECONDS.sleep(500);
                new ProcessBuilder("kill", "-" + death, Long.toString(child.pid()))
                        .start()
                        .waitFor();
            }
            while (!child.waitFor(50, TimeUnit.MILLISECONDS)) {
                said.skip(said.ready() ? 1000 : 0);
                if (watch.cancelled()) {
                    throw new CancellationException();
                }
            }
            throw new BackendException(
                    BackendException.Fault.ANSWER, "The training ended with exit code " + child.exitValue() + ".");
        } finally {
            child.destroyForcibly();
        }
    }
}
