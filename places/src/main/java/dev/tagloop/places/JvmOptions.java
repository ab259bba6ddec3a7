package dev.tagloop.places;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Heap and collector of every virtual machine of the program, from one file: {@code jvm.options} beside this class, which the {@code tagloop}
 * script reads as well. The virtual machine counts a container's limit as the machine's memory, and so does this class.
 */
public final class JvmOptions {
    private static final long MEBI = 1 << 20;
    private static final long MOST_TRAINING = 2048;
    private static final long LEAST_TRAINING = 256;

    private JvmOptions() {}

    /** What each of them is started with. */
    public static List<String> common() {
        try (InputStream in = JvmOptions.class.getResourceAsStream("jvm.options")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("jvm.options is missing from the program's jar; build it again", e);
        }
    }

    /** The largest heap of a training on this machine, as {@code -Xmx} takes it. Beside it, native code takes about 1.7 GB. */
    public static String trainingHeap() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return trainingHeap(system.getTotalMemorySize());
    }

    /** A quarter of the memory as for any other program, but between 256 MB and 2 GB. @param memory in bytes */
    static String trainingHeap(long memory) {
        long quarter = memory / 4 / MEBI;
        return Math.max(LEAST_TRAINING, Math.min(MOST_TRAINING, quarter)) + "m";
    }
}
