package dev.tagloop.benchmarks;

import dev.tagloop.labelstudio.json.Json;
import java.nio.file.Path;

/** How long an annotator waits for the next task and for an answer to be stored, in small and large projects. */
record NextTask(Engine engine, int tasks, Path folder) implements Benchmark {
    private static final int WARM_UP = 300;
    private static final int RUNS = 1000;
    /** What the wire may add. */
    private static final double ALLOWANCE = 3;

    @Override
    public String name() {
        return "next-task";
    }

    @Override
    public void run(Report report) throws Exception {
        Sample next = new Sample();
        Sample answer = new Sample();
        Sample page = new Sample();
        Sample bare = new Sample();
        try (Server server = Server.start(engine, folder, "--no-learner");
                BareStore peer = new BareStore(engine, folder, tasks)) {
            long project = server.project(tasks);
            String list = "/api/tasks?project=" + project + "&page=1&page_size=100&fields=all";
            // Each run takes a task; a small project has not enough for all.
            int warmUp = Math.min(WARM_UP, tasks / 4);
            int runs = Math.min(RUNS, tasks - warmUp);
            for (int i = -warmUp; i < runs; i++) {
                boolean counts = i >= 0;
                long[] task = new long[2];
                (counts ? next : new Sample())
                        .time(() -> task[0] = Json.read(server.get("/api/projects/" + project + "/next"))
                                .get("id")
                                .asLong());
                (counts ? answer : new Sample()).time(() -> server.annotate(task[0]));
                (counts ? bare : new Sample()).time(() -> task[1] = peer.lendNext());
                peer.label(task[1]);
                if (i % 10 == 0) {
                    (counts ? page : new Sample()).time(() -> server.get(list));
                }
            }
        }
        report.title("Next task and answer among " + tasks
                + " tasks on " + engine.name()
                + ", one client, peer: a bare indexed query and a durable commit");
        report.figure("bare, median", bare.median(), "ms");
        report.figure("bare, 99 of 100 within", bare.quantile(0.99), "ms");
        report.figure("next task, median", next.median(), "ms");
        report.gate("next task, 99 of 100 within", next.quantile(0.99), 5 * bare.quantile(0.99) + ALLOWANCE, "ms");
        report.figure("answer stored, median", answer.median(), "ms");
        report.figure("answer stored, 99 of 100 within", answer.quantile(0.99), "ms");
        report.figure("list page of 100 with all fields, median", page.median(), "ms");
        report.figure("list page of 100 with all fields, 95 of 100 within", page.quantile(0.95), "ms");
    }
}
