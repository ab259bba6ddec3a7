package dev.tagloop.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code benchmarks/run}: measures what is named, or everything. Ends with 1 when a gate was missed, with 2 on a wrong command line. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>(List.of(args));
        List<Integer> sizes = sizes(names);
        int code;
        Path home = Files.createTempDirectory("tagloop-benchmarks");
        try {
            List<Benchmark> all = new ArrayList<>();
            all.add(new StartAndMemory(folder(home, "start")));
            for (int size : sizes) {
                all.add(new NextTask(size, folder(home, "next" + size)));
            }
            all.add(new AnnotationRate(folder(home, "rate")));
            code = measure(all, names);
        } finally {
            delete(home);
        }
        System.exit(code);
    }

    private static List<Integer> sizes(List<String> names) {
        int at = names.indexOf("--tasks");
        if (at < 0 || at + 1 >= names.size()) {
            return List.of(10_000);
        }
        names.remove(at);
        return Arrays.stream(names.remove(at).split(",")).map(Integer::valueOf).toList();
    }

    private static int measure(List<Benchmark> all, List<String> names) throws Exception {
        List<String> known = all.stream().map(Benchmark::name).distinct().toList();
        if (names.contains("--list")) {
            known.forEach(System.out::println);
            return 0;
        }
        if (!known.containsAll(names)) {
            System.err.println("There are these benchmarks: " + String.join(", ", known));
            return 2;
        }
        Report report = new Report(System.out);
        System.out.printf(
                "%d processors, Java %s, load %.1f before%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        for (Benchmark benchmark : all) {
            if (names.isEmpty() || names.contains(benchmark.name())) {
                benchmark.run(report);
            }
        }
        if (!report.missed().isEmpty()) {
            System.out.println("\nMissed: " + String.join("; ", report.missed()));
            return 1;
        }
        return 0;
    }

    private static Path folder(Path home, String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
