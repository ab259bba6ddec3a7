package dev.tagloop.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a server holds in memory while it is empty, and five minutes after 10,000 tasks were imported, labelled by eight clients and exported twice; with
 * and without the built-in learner. The peer is the same program started as before, which never gave back what it had needed.
 */
record MemoryAfterWork(Engine engine, Effort effort, Path folder) implements Benchmark {
    private static final int TASKS = 10_000;
    private static final int CLIENTS = 8;
    private static final int IDLE_SECONDS = 60;
    private static final int LATER_SECONDS = 300;
    private static final double MOST_EMPTY = 160;
    private static final double MOST_AFTER_WORK = 400;

    @Override
    public String name() {
        return "memory-after-work";
    }

    @Override
    public void run(Report report) throws Exception {
        report.title("Resident memory on " + engine.name() + ": empty, and " + LATER_SECONDS / 60 + " minutes after "
                + tasks() + " tasks were imported, labelled by " + CLIENTS + " clients and exported");
        for (boolean learner : new boolean[] {false, true}) {
            for (Start start : Start.values()) {
                measure(report, start, learner);
            }
        }
    }

    private int tasks() {
        return effort.quick() ? TASKS / 20 : TASKS;
    }

    private void measure(Report report, Start start, boolean learner) throws Exception {
        String way = (start == Start.BEFORE ? "as before" : "now") + (learner ? ", with its learner" : "");
        Path home = Files.createDirectories(folder.resolve(start + "-" + learner));
        String[] more = learner ? new String[0] : new String[] {"--no-learner"};
        try (Server server = Server.start(start, engine, home, more)) {
            wait(IDLE_SECONDS);
            told(report, start, way + ", empty", server, MOST_EMPTY);
            work(server, learner);
            report.figure(way + ", at the end of the work", server.process().residentMegabytes(), "MB");
            wait(LATER_SECONDS);
            told(report, start, way + ", " + LATER_SECONDS / 60 + " minutes later", server, MOST_AFTER_WORK);
        }
    }

    private static void told(Report report, Start start, String what, Server server, double most) throws Exception {
        double megabytes = server.process().residentMegabytes();
        if (start == Start.BEFORE) {
            report.figure(what, megabytes, "MB");
        } else {
            report.gate(what, megabytes, most, "MB");
        }
    }

    private void work(Server server, boolean learner) throws Exception {
        long project = server.project(tasks());
        if (learner) {
            server.patch("/api/tagloop/projects/" + project + "/learner", "{\"enabled\": true}");
        }
        Queue<Long> open = new ConcurrentLinkedQueue<>(server.tasks(project, tasks()));
        Clients.run(CLIENTS, () -> {
            for (Long task = open.poll(); task != null; task = open.poll()) {
                server.annotate(task);
            }
            return null;
        });
        for (String format : List.of("JSON", "CONLL2003")) {
            server.get("/api/projects/" + project + "/export?exportType=" + format);
        }
    }

    private void wait(int seconds) throws InterruptedException {
        Thread.sleep(1000L * (effort.quick() ? seconds / 5 : seconds));
    }
}
