package dev.tagloop.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers a second that are on the disk, by one client and by twenty at once, in turn. */
record AnnotationRate(Engine engine, Path folder) implements Benchmark {
    private static final int CLIENTS = 20;
    private static final int ROUNDS = 5;
    private static final double SECONDS = 4;

    @Override
    public String name() {
        return "annotation-rate";
    }

    @Override
    public void run(Report report) throws Exception {
        Sample one = new Sample();
        Sample many = new Sample();
        Sample ratio = new Sample();
        Sample commits = new Sample();
        try (Server server = Server.start(engine, folder, "--no-learner")) {
            long project = server.project(10_000);
            List<Long> tasks = server.tasks(project, 1000);
            rate(server, tasks, CLIENTS);
            rate(server, tasks, 1);
            for (int round = 0; round < ROUNDS; round++) {
                double alone = rate(server, tasks, 1);
                double before = commits(server);
                double together = rate(server, tasks, CLIENTS);
                commits.add((commits(server) - before) / (together * SECONDS));
                one.add(alone);
                many.add(together);
                ratio.add(alone / together);
            }
        }
        report.title("Durable answers a second on " + engine.name() + ", medians of " + ROUNDS
                + " rounds in turn; peer: one client of the same server");
        report.figure("one client", one.median(), "/s");
        report.figure(CLIENTS + " clients", many.median(), "/s");
        report.gateOfTwo(
                "one client : " + CLIENTS + " clients",
                ratio.median(),
                1 / 3.0,
                "commits (one fsync each) an answer, " + CLIENTS + " clients",
                commits.median(),
                0.2);
    }

    /** How many transactions the server has written so far. */
    private static double commits(Server server) throws Exception {
        return server.get("/metrics")
                .lines()
                .filter(line -> line.startsWith("tagloop_writes_batch_count"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static double rate(Server server, List<Long> tasks, int clients) throws Exception {
        AtomicInteger done = new AtomicInteger();
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        Clients.run(clients, () -> {
            while (System.nanoTime() < end) {
                server.annotate(tasks.get(done.getAndIncrement() % tasks.size()));
            }
            return null;
        });
        return done.get() / SECONDS;
    }
}
