package dev.tagloop.benchmarks;

import dev.tagloop.labelstudio.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** What an annotator feels of a training that the server runs beside them: how long the next task takes, with its suggestions. */
record WhileTraining(Engine engine, Path folder) implements Benchmark {
    private static final int TASKS = 4000;
    private static final int WARM_UP = 100;
    private static final int RUNS = 500;
    /** The first model is made at the first use, which takes minutes. */
    private static final Duration PREPARATION = Duration.ofMinutes(30);

    private static final double FACTOR = 3;
    private static final double ALLOWANCE = 10;

    @Override
    public String name() {
        return "while-training";
    }

    @Override
    public void run(Report report) throws Exception {
        Sample quiet = new Sample();
        Sample training = new Sample();
        Sample answer = new Sample();
        try (Server server = Server.start(engine, folder)) {
            long project = server.project(TASKS);
            String learner = "/api/tagloop/projects/" + project + "/learner";
            server.patch(learner, "{\"enabled\": true, \"policy\": {\"mode\": \"manual\"}}");
            prepare(server, project, learner);
            for (int i = -WARM_UP; i < RUNS; i++) {
                label(server, project, i < 0 ? new Sample() : quiet, new Sample());
            }
            // Long enough to last for all runs; it is cancelled afterwards.
            String job = server.post(learner + "/train", "{\"settings\": {\"num_train_epochs\": 1000}}")
                    .get("id")
                    .asString();
            String path = "/api/tagloop/projects/" + project + "/jobs/" + job;
            JsonNode at = server.until(
                    path,
                    "its training goes on",
                    PREPARATION,
                    now -> now.get("total").asInt() > 0);
            for (int i = 0; i < RUNS && at.get("finished_at").isNull(); i++) {
                label(server, project, training, answer);
                at = i % 50 == 0 ? Json.read(server.get(path)) : at;
            }
            at = Json.read(server.get(path));
            if (!at.get("finished_at").isNull()) {
                throw new IllegalStateException("the training ended before all was measured: " + at);
            }
            Instant start = Instant.now();
            server.post(path + "/cancel", "{}");
            server.until(
                    path,
                    "it is cancelled",
                    PREPARATION,
                    now -> !now.get("finished_at").isNull());
            Duration stopped = Duration.between(start, Instant.now());
            report.title("Next task with suggestions on " + engine.name()
                    + ", one client, peer: the same server while it trains nothing");
            report.figure("quiet, median", quiet.median(), "ms");
            report.figure("quiet, 99 of 100 within", quiet.quantile(0.99), "ms");
            report.figure("while it trains, median", training.median(), "ms");
            report.gate(
                    "while it trains, 99 of 100 within",
                    training.quantile(0.99),
                    FACTOR * quiet.quantile(0.99) + ALLOWANCE,
                    "ms");
            report.figure("answer stored while it trains, 99 of 100 within", answer.quantile(0.99), "ms");
            report.gate("a cancelled training has ended after", stopped.toMillis(), 2000, "ms");
        }
    }

    private static void label(Server server, long project, Sample next, Sample answer) throws Exception {
        long[] task = new long[1];
        next.time(() -> task[0] = Json.read(server.get("/api/projects/" + project + "/next"))
                .get("id")
                .asLong());
        answer.time(() -> server.annotate(task[0]));
    }

    /** The learner gets its first model when it is first asked. */
    private static void prepare(Server server, long project, String learner) throws Exception {
        server.get("/api/projects/" + project + "/next");
        server.until(
                learner,
                "the learner answers",
                PREPARATION,
                now -> now.get("reason").isNull() && !now.get("serving").isNull());
    }
}
