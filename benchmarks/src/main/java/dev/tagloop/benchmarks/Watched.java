package dev.tagloop.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command of the program that ran to its end.
 *
 * @param seconds from its start to its end
 * @param peakMegabytes the most memory that it has held, as last seen before its end; Linux only
 */
record Watched(double seconds, double peakMegabytes) {
    private static final long LOOK_MILLIS = 20;

    /** Runs it with the options that the {@code tagloop} script gives. */
    static Watched run(Path archive, Class<?> main, List<String> arguments, Path log) throws Exception {
        long start = System.nanoTime();
        Process process = Child.launch(archive, main, arguments, log);
        double peak = 0;
        do {
            peak = Math.max(peak, peak(process));
        } while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(arguments + " ended with " + process.exitValue() + ": " + Files.readString(log));
        }
        return new Watched(seconds, peak);
    }

    private static double peak(Process process) {
        try {
            return Answered.peakMegabytes(Path.of("/proc/" + process.pid() + "/status"));
        } catch (IOException ended) {
            return 0;
        }
    }
}
