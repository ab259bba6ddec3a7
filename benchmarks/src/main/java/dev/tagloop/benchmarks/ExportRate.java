package dev.tagloop.benchmarks;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

/** Seconds that a whole project takes to be exported, in turn with a bare reading of as many texts and results. */
record ExportRate(Engine engine, Path folder) implements Benchmark {
    private static final int TASKS = 10_000;
    private static final int CHUNK = 1000;
    private static final int ROUNDS = 9;

    /** The goal of each export in seconds, on a machine that does nothing else. */
    private static final double GOAL = 0.13;

    /** An export also makes the JSON of thirty fields that the bare reading leaves out, and sends it. */
    private static final double MOST = 40;

    private static final String RESULT =
            "[{\"id\":\"a\",\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":0,\"end\":8,"
                    + "\"text\":\"Sentence\",\"labels\":[\"PER\"]}},{\"id\":\"b\",\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":"
                    + "\"labels\",\"value\":{\"start\":9,\"end\":10,\"text\":\"1\",\"labels\":[\"LOC\"]}}]";

    @Override
    public String name() {
        return "export";
    }

    @Override
    public void run(Report report) throws Exception {
        try (Server server = Server.start(engine, folder, "--no-learner");
                Connection bare = engine.bare(folder)) {
            long project = server.project(0);
            fill(server, project);
            fill(bare);
            String path = "/api/projects/" + project + "/export?exportType=";
            report.title("Export of " + TASKS + " annotated tasks on " + engine.name() + ", medians of " + ROUNDS
                    + " rounds in turn; peer: a bare reading of the same texts and results into a file");
            for (String format : new String[] {"JSON", "CONLL2003"}) {
                Sample ours = new Sample();
                Sample peer = new Sample();
                for (int round = -3; round < ROUNDS; round++) {
                    Sample mine = round < 0 ? new Sample() : ours;
                    Sample theirs = round < 0 ? new Sample() : peer;
                    mine.time(() -> server.get(path + format));
                    theirs.time(() -> read(bare));
                }
                report.figure(format + " (goal " + GOAL + " s)", ours.median() / 1000, "s");
                report.figure("bare reading beside it", peer.median() / 1000, "s");
                report.gate(format + " : bare reading", ours.median() / peer.median(), MOST, "");
            }
        }
    }

    private static void fill(Server server, long project) throws Exception {
        for (int from = 0; from < TASKS; from += CHUNK) {
            StringBuilder items = new StringBuilder("[");
            for (int i = from; i < from + CHUNK; i++) {
                items.append(i == from ? "" : ",")
                        .append("{\"data\":{\"text\":\"")
                        .append(text(i))
                        .append("\"},\"annotations\":[{\"result\":")
                        .append(RESULT)
                        .append("}]}");
            }
            server.post(
                    "/api/projects/" + project + "/import", items.append(']').toString());
        }
    }

    private static String text(int number) {
        return "Sentence " + number + " tells that Marie met Kestrel in Lisbon before the summit.";
    }

    private static void fill(Connection bare) throws Exception {
        try (Statement statement = bare.createStatement()) {
            statement.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, data TEXT, result TEXT)");
        }
        bare.setAutoCommit(false);
        try (PreparedStatement insert = bare.prepareStatement("INSERT INTO texts VALUES (?, ?, ?)")) {
            for (int i = 0; i < TASKS; i++) {
                insert.setInt(1, i);
                insert.setString(2, "{\"text\":\"" + text(i) + "\"}");
                insert.setString(3, RESULT);
                insert.executeUpdate();
            }
        }
        bare.commit();
    }

    private void read(Connection bare) throws Exception {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("bare.json")));
                PreparedStatement select = bare.prepareStatement("SELECT id, data, result FROM texts ORDER BY id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                out.write(("{\"id\":" + rows.getInt(1) + ",\"data\":" + rows.getString(2) + ",\"result\":"
                                + rows.getString(3) + "}\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
