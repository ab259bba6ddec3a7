package dev.tagloop.benchmarks;

import dev.tagloop.labelstudio.json.Json;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** What an annotator feels of a large import of a file beside them: how long the next task takes. */
record ImportBeside(Engine engine, int rows, Path folder) implements Benchmark {
    private static final int TASKS = 4000;
    private static final int WARM_UP = 200;
    private static final int RUNS = 1000;
    private static final double FACTOR = 3;
    private static final double ALLOWANCE = 10;

    @Override
    public String name() {
        return "import-beside";
    }

    private Path lines() throws Exception {
        Path file = folder.resolve("rows.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < rows; i++) {
                out.write(ImportBodies.data(i));
                out.newLine();
            }
        }
        return file;
    }

    @Override
    public void run(Report report) throws Exception {
        Path file = lines();
        Sample quiet = new Sample();
        Sample beside = new Sample();
        Duration took;
        try (Server server = Server.start(engine, folder, "--no-learner")) {
            long project = server.project(TASKS);
            long into = server.project(0);
            for (int i = -WARM_UP; i < RUNS; i++) {
                label(server, project, i < 0 ? new Sample() : quiet);
            }
            Instant start = Instant.now();
            String id = server.send("/api/tagloop/projects/" + into + "/import?name=rows.jsonl", file)
                    .get("id")
                    .asString();
            String job = "/api/tagloop/projects/" + into + "/jobs/" + id;
            JsonNode now = Json.read(server.get(job));
            for (int i = 0; now.get("finished_at").isNull(); i++) {
                // The project has no more than so many tasks.
                if (i < TASKS - WARM_UP - RUNS) {
                    label(server, project, beside);
                } else {
                    Thread.sleep(100);
                }
                now = i % 50 == 0 || i >= TASKS - WARM_UP - RUNS ? Json.read(server.get(job)) : now;
            }
            took = Duration.between(start, Instant.now());
            if (!now.get("state").asString().equals("succeeded")) {
                throw new IllegalStateException("the import failed: " + now);
            }
        }
        report.title("Next task on " + engine.name() + " while a file of " + rows
                + " rows is imported into another project, one client, peer: the same server while it imports nothing");
        report.figure("the import, of " + rows + " rows", took.toMillis() / 1000.0, "s");
        report.figure("quiet, median", quiet.median(), "ms");
        report.figure("quiet, 99 of 100 within", quiet.quantile(0.99), "ms");
        report.figure("beside the import, median", beside.median(), "ms");
        report.gate(
                "beside the import, 99 of 100 within",
                beside.quantile(0.99),
                FACTOR * quiet.quantile(0.99) + ALLOWANCE,
                "ms");
    }

    private static void label(Server server, long project, Sample next) throws Exception {
        long[] task = new long[1];
        next.time(() -> task[0] = Json.read(server.get("/api/projects/" + project + "/next"))
                .get("id")
                .asLong());
        server.annotate(task[0]);
    }
}
