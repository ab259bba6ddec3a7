package dev.tagloop.benchmarks;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.learning.registry.ModelRegistry;
import dev.tagloop.learning.registry.Staging;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.TokenScorer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How fast a server reads a pool of tasks in the background to put them in order, against the same model asked directly, and what twenty people who
 * label feel of it.
 */
record PoolScoring(Engine engine, Effort effort, Path folder) implements Benchmark {
    private static final int TASKS = 100_000;
    private static final int FEW = 3_000;
    /** Texts that the model is asked directly about. */
    private static final int DIRECT = 2_000;

    private static final int CLIENTS = 20;
    private static final int ANSWERS = 25;
    private static final double LEAST = 0.85;
    private static final double FACTOR = 3;
    private static final double ALLOWANCE = 10;
    private static final Duration PATIENCE = Duration.ofHours(2);

    private static final String CONFIG = "<View><Text name='text' value='$text'/><Labels name='ner' toName='text'>"
            + "<Label value='PER'/><Label value='ORG'/><Label value='LOC'/><Label value='MISC'/></Labels></View>";

    @Override
    public String name() {
        return "pool-scoring";
    }

    @Override
    public void run(Report report) throws Exception {
        Path model = StarterModel.in(folder);
        List<String> texts = texts(effort.quick() ? FEW : TASKS);
        try (Server server = Server.start(engine, folder)) {
            long project = server.project(CONFIG, texts);
            promote(model, project);
            server.patch(
                    "/api/tagloop/projects/" + project + "/learner",
                    "{\"policy\": {\"mode\": \"manual\", \"refresh\": false}}");
            report.title("Texts a second that are read to order a pool of " + texts.size() + " tasks on "
                    + engine.name() + "; peer: the same model asked directly");
            double before = direct(model, texts);
            double rate = texts.size() / seconds(order(server, project, "mnlp"));
            double bare = (before + direct(model, texts)) / 2;
            report.figure("the model, directly", bare, "/s");
            report.figure("in the background", rate, "/s");
            report.gateAtLeast("in the background, share of the model's own rate", rate / bare, LEAST);
            beside(report, server, project);
        }
    }

    /** What twenty people feel while all is read anew. */
    private void beside(Report report, Server server, long project) throws Exception {
        label(server, project);
        Sample quiet = label(server, project);
        choose(server, project, "bald");
        server.until(
                queue(project),
                "the pool is read",
                PATIENCE,
                state -> !state.get("job").isNull());
        Sample reading = label(server, project);
        boolean goesOn = !Json.read(server.get(queue(project))).get("job").isNull();
        report.title("Next task with suggestions, " + CLIENTS + " clients on " + engine.name()
                + "; peer: the same server while it reads nothing");
        report.figure("quiet, 99 of 100 within", quiet.quantile(0.99), "ms");
        report.gate(
                "while the pool is read, 99 of 100 within",
                reading.quantile(0.99),
                FACTOR * quiet.quantile(0.99) + ALLOWANCE,
                "ms");
        if (!goesOn) {
            report.note("The reading ended before all was measured: the pool is too small.");
        }
    }

    private static List<String> texts(int count) {
        List<String> parts = Corpus.read(false).testTexts();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(parts.get(i % parts.size()) + " No. " + i);
        }
        return texts;
    }

    /** Makes a model the project's first version, as a training would. */
    private void promote(Path model, long project) throws Exception {
        ModelRegistry registry = ModelRegistry.open(folder.resolve("data/models/project-" + project));
        try (Staging staging = registry.stage();
                Stream<Path> files = Files.list(model)) {
            Files.createDirectories(staging.folder());
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, staging.folder().resolve(file.getFileName().toString()));
            }
            registry.promote(registry.publish(staging).name());
        }
    }

    private static double direct(Path model, List<String> texts) {
        try (TokenScorer scorer = TokenScorer.of(Checkpoint.read(model))) {
            List<String> some = texts.subList(0, Math.min(DIRECT, texts.size()));
            scorer.score(some.subList(0, Math.min(100, some.size())));
            long start = System.nanoTime();
            scorer.score(some);
            return some.size() * 1e9 / (System.nanoTime() - start);
        }
    }

    private static String queue(long project) {
        return "/api/tagloop/projects/" + project + "/queue";
    }

    private static void choose(Server server, long project, String sampler) throws Exception {
        server.patch(queue(project), "{\"sampler\": \"" + sampler + "\"}");
    }

    /** Orders the pool and returns the job. */
    private static JsonNode order(Server server, long project, String sampler) throws Exception {
        choose(server, project, sampler);
        server.until(
                queue(project),
                "the pool is in order",
                PATIENCE,
                state -> !state.get("order").isNull() && state.get("job").isNull());
        return Json.read(server.get("/api/tagloop/projects/" + project + "/jobs"))
                .get("jobs")
                .valueStream()
                .filter(job -> job.get("kind").asString().equals("order/learner"))
                .findFirst()
                .orElseThrow();
    }

    private static double seconds(JsonNode job) {
        return Duration.between(
                                Instant.parse(job.get("started_at").asString()),
                                Instant.parse(job.get("finished_at").asString()))
                        .toMillis()
                / 1e3;
    }

    private static Sample label(Server server, long project) throws Exception {
        Sample next = new Sample();
        Clients.run(CLIENTS, () -> {
            for (int i = 0; i < ANSWERS; i++) {
                long start = System.nanoTime();
                long task = Json.read(server.get("/api/projects/" + project + "/next"))
                        .get("id")
                        .asLong();
                double took = (System.nanoTime() - start) / 1e6;
                synchronized (next) {
                    next.add(took);
                }
                server.annotate(task);
            }
            return null;
        });
        return next;
    }
}
