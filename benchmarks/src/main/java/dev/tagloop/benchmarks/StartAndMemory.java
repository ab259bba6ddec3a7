package dev.tagloop.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** From the command to the first answer, and what an idle server holds in memory; in turn with a Javalin server that does nothing. */
record StartAndMemory(Engine engine, Path folder) implements Benchmark {
    private static final int RUNS = 7;
    private static final int IDLE_MILLIS = 3000;
    private static final double MOST_TIMES = 6;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Report report) throws Exception {
        Sample ours = new Sample();
        Sample before = new Sample();
        Sample empty = new Sample();
        Sample memory = new Sample();
        Sample emptyMemory = new Sample();
        // The first starts make the class-data archives and the data folder.
        Server.start(engine, folder).close();
        Server.start(Start.BEFORE, engine, folder).close();
        emptyServer().close();
        for (int run = 0; run < RUNS; run++) {
            try (Server server = Server.start(engine, folder)) {
                ours.add(server.process().readyMillis());
                Thread.sleep(IDLE_MILLIS);
                memory.add(server.process().residentMegabytes());
            }
            try (Server server = Server.start(Start.BEFORE, engine, folder)) {
                before.add(server.process().readyMillis());
            }
            try (Child peer = emptyServer()) {
                empty.add(peer.readyMillis());
                Thread.sleep(IDLE_MILLIS);
                emptyMemory.add(peer.residentMegabytes());
            }
        }
        report.title("Start and idle memory on " + engine.name() + ", medians of " + RUNS
                + " starts in turn; peer: an empty Javalin server");
        report.figure("empty Javalin, first answer after", empty.median(), "ms");
        report.figure("Tagloop as it was started before, first answer after", before.median(), "ms");
        report.gate("Tagloop, first answer after", ours.median(), MOST_TIMES * empty.median(), "ms");
        report.figure("empty Javalin, resident", emptyMemory.median(), "MB");
        report.figure("Tagloop, resident", memory.median(), "MB");
    }

    private Child emptyServer() throws Exception {
        int port = Server.freePort();
        Path home = Files.createDirectories(folder.resolve("empty"));
        return Child.start(
                home.resolve("empty.jsa"),
                "http://127.0.0.1:" + port + "/health",
                home.resolve("server.log"),
                EmptyServer.class,
                List.of(Integer.toString(port)));
    }
}
