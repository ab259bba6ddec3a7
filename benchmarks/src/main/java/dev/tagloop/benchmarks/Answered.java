package dev.tagloop.benchmarks;

import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a program that was started to be measured says at its end: one line of JSON, the last one on its standard output. */
final class Answered {
    private static final double KIB_OF_MB = 1024;

    private Answered() {}

    /** Says it, with the most memory that this process has held; Linux only. */
    static void say(ObjectNode figures) throws IOException {
        figures.put("peak_mb", peakMegabytes(Path.of("/proc/self/status")));
        System.out.println(Json.write(figures));
    }

    /** What was said. */
    static JsonNode read(String output) throws IOException {
        String last = output.strip().lines().reduce("", (before, line) -> line);
        if (!last.startsWith("{")) {
            throw new IOException("the program said no figures: " + output);
        }
        return Json.read(last);
    }

    /** The most that a process has held in memory. @param status its file {@code status} under {@code /proc} */
    static double peakMegabytes(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_OF_MB)
                .findFirst()
                .orElse(0);
    }
}
