package dev.tagloop.benchmarks;

import java.nio.file.Path;

/** How long an import of ten thousand tasks takes, against a bare JDBC batch of the same rows. */
record ImportRate(Engine engine, Path folder) implements Benchmark {
    private static final int TASKS = 10_000;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 7;
    private static final double LEAST = 0.3;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public void run(Report report) throws Exception {
        report.title(
                "Import of " + TASKS + " tasks in one request on " + engine.name() + ", medians of " + ROUNDS
                        + " rounds in turn; peer: a bare JDBC batch of the same rows into the same tables and a durable commit");
        try (Server server = Server.start(engine, folder, "--no-learner");
                BareImport peer = new BareImport(engine, folder)) {
            for (ImportBodies bodies : ImportBodies.values()) {
                String body = bodies.body(TASKS);
                Sample imported = new Sample();
                Sample bare = new Sample();
                Sample share = new Sample();
                for (int round = -WARM_UP; round < ROUNDS; round++) {
                    long into = server.project(0);
                    Sample one = new Sample();
                    Sample other = new Sample();
                    one.time(() -> server.post("/api/projects/" + into + "/import", body));
                    other.time(() -> peer.store(bodies, TASKS));
                    if (round >= 0) {
                        imported.add(one.median());
                        bare.add(other.median());
                        share.add(other.median() / one.median());
                    }
                }
                report.figure(bodies.title() + ", bare", bare.median(), "ms");
                report.figure(bodies.title(), imported.median(), "ms");
                report.gateAtLeast(bodies.title() + ", share of the bare rate", share.median(), LEAST);
            }
        }
    }
}
