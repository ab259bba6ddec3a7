package dev.tagloop.learning.worker;

import dev.tagloop.places.JvmOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the child is started.
 *
 * @param heap its largest heap, such as {@code 2g}; libtorch takes memory beside it
 * @param threads processors that training may use
 * @param silence longest time without a sign of life before the child is given up
 * @param grace time it has to stop between two steps when it is cancelled
 * @param classPath the program's class path
 */
public record ChildJvm(String heap, int threads, Duration silence, Duration grace, String classPath) {

    private static final String LOWER_PRIORITY = "10";

    /** This program again, one processor less than there are, and the heap that {@link JvmOptions} gives a training. */
    public static ChildJvm defaults() {
        return new ChildJvm(
                JvmOptions.trainingHeap(),
                Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
                Duration.ofSeconds(120),
                Duration.ofMillis(1200),
                System.getProperty("java.class.path"));
    }

    /** A copy with another number of threads. */
    public ChildJvm withThreads(int value) {
        return new ChildJvm(heap, value, silence, grace, classPath);
    }

    /** A copy that is given up, or killed, after other times. */
    public ChildJvm withPatience(Duration newSilence, Duration newGrace) {
        return new ChildJvm(heap, threads, newSilence, newGrace, classPath);
    }

    ProcessBuilder builder(Class<?> main) {
        List<String> command = new ArrayList<>();
        if (isOnPath("nice")) {
            command.addAll(List.of("nice", "-n", LOWER_PRIORITY));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmOptions.common());
        command.addAll(List.of("-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError"));
        // A crash report shows what registers point at, which may be somebody's text.
        command.addAll(List.of("-XX:ErrorFile=" + nowhere(), "-XX:-CreateCoredumpOnCrash"));
        command.add("-Dai.djl.offline=true");
        for (Map.Entry<Object, Object> property : System.getProperties().entrySet()) {
            String name = property.getKey().toString();
            if (name.startsWith("tagloop.") || name.startsWith("DJL_") || name.startsWith("ENGINE_")) {
                command.add("-D" + name + "=" + property.getValue());
            }
        }
        command.addAll(List.of("-cp", classPath, main.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("OPT_OUT_TRACKING", "true");
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        return builder;
    }

    private static String nowhere() {
        return File.separatorChar == '\\' ? "NUL" : "/dev/null";
    }

    private static boolean isOnPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
