package dev.tagloop.benchmarks;

import dev.tagloop.places.Scratch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run}: measures what is named, or everything. Ends with 1 when a gate was missed, with 2 on a wrong command line. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = "Measures Tagloop in a process of its own, in turn with a named peer.",
        footer = {
            "",
            "Example:",
            "  benchmarks/run --tasks 10000,1000000 next-task",
            "  benchmarks/run --quick fine-tuning"
        })
public final class Benchmarks implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What to measure; everything when none is named.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--tasks",
            split = ",",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Tasks in the projects of next-task and filtered-list. Default: ${DEFAULT-VALUE}.")
    private List<Integer> sizes;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Rows of the file of import-beside. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "Measure on this PostgreSQL database instead of SQLite files: postgresql://USER:PASSWORD@HOST:5432/NAME."
                            + " The bare peer is a table of the same database. Both work in schemas that are made for them and dropped"
                            + " afterwards, which the user must be allowed to; no server may be at work on the database.")
    private String databaseUrl;

    @Mixin
    private Effort effort = new Effort();

    @Option(names = "--list", description = "Print the names of the benchmarks, and measure nothing.")
    private boolean lists;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path home = Scratch.folder("benchmarks");
        try (Engine engine = engine()) {
            List<Benchmark> all = new ArrayList<>();
            all.add(new StartAndMemory(engine, folder(home, "start")));
            all.add(new MemoryAfterWork(engine, effort, folder(home, "work")));
            for (int size : sizes) {
                all.add(new NextTask(engine, size, folder(home, "next" + size)));
                all.add(new FilteredList(engine, size, folder(home, "list" + size)));
            }
            all.add(new ImportRate(engine, folder(home, "import")));
            all.add(new ImportBeside(engine, rows, folder(home, "beside")));
            all.add(new WhileTraining(engine, folder(home, "training")));
            all.add(new AnnotationRate(engine, folder(home, "rate")));
            all.add(new ExportRate(engine, folder(home, "export")));
            all.add(new PredictionRate(folder(home, "prediction")));
            all.add(new EngineRate(effort, folder(home, "engine")));
            all.add(new PreAnnotationRate(engine, effort, folder(home, "annotation")));
            all.add(new FineTuningRate(effort, folder(home, "tuning")));
            all.add(new LearningCurves(effort, folder(home, "curves")));
            all.add(new WarmRetraining(effort, folder(home, "warm")));
            all.add(new SettingsSweep(effort, folder(home, "sweep")));
            all.add(new PoolScoring(engine, effort, folder(home, "pool")));
            all.add(new ModelMemory(effort, folder(home, "memory")));
            return measure(all);
        } finally {
            Folders.delete(home);
        }
    }

    private Engine engine() {
        try {
            return databaseUrl == null ? new SqliteEngine() : new PostgresEngine(databaseUrl);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--database-url: " + e.getMessage(), e);
        }
    }

    private int measure(List<Benchmark> all) throws Exception {
        List<String> known = all.stream().map(Benchmark::name).distinct().toList();
        if (lists) {
            known.forEach(System.out::println);
            return 0;
        }
        if (!known.containsAll(names)) {
            throw new ParameterException(spec.commandLine(), "There are these benchmarks: " + String.join(", ", known));
        }
        Report report = new Report(System.out);
        System.out.printf(
                "%d processors, Java %s, load %.1f before%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        if (effort.quick()) {
            report.note("--quick: what is said of models tells that it works, not how fast it is.");
        }
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
}
