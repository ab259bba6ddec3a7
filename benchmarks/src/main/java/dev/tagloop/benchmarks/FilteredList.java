package dev.tagloop.benchmarks;

import dev.tagloop.labelstudio.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * How long somebody waits who scrolls through a filtered and ordered list: pages from anywhere in it, in the full form that the table of
 * tasks shows. The peer is the page at the beginning of the same project without a filter, in the same run.
 */
record FilteredList(Engine engine, int tasks, Path folder) implements Benchmark {
    private static final int PAGE = 50;
    private static final int RUNS = 100;
    private static final int WARM_UP = 30;
    /** What a page may take, whatever the peer takes. */
    private static final double ALLOWANCE = 10;

    private static final String PLAIN = "{}";

    /** By their names; each leaves many tasks. */
    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("all tasks", PLAIN);
        queries.put("open tasks", filter("tasks:is_labeled", "equal", "Boolean", "false", ""));
        queries.put(
                "a text that holds a word, backwards",
                filter("tasks:data.text", "contains", "String", "\"9\"", "\"-tasks:id\""));
        queries.put("ordered by a text", filter("tasks:id", "greater", "Number", "10", "\"tasks:data.text\""));
        queries.put("a search", "{\"search\": \"kestrel 7\"}");
        return queries;
    }

    private static String filter(String column, String operator, String type, String value, String ordering) {
        return "{\"filters\": {\"conjunction\": \"and\", \"items\": [{\"filter\": \"filter:" + column
                + "\", \"operator\": \"" + operator + "\", \"type\": \"" + type + "\", \"value\": " + value
                + "}]}, \"ordering\": [" + ordering + "]}";
    }

    @Override
    public String name() {
        return "filtered-list";
    }

    @Override
    public void run(Report report) throws Exception {
        Random random = new Random(1);
        Sample peer = new Sample();
        Sample pages = new Sample();
        Map<String, Double> firsts = new LinkedHashMap<>();
        try (Server server = Server.start(engine, folder, "--no-learner")) {
            long project = server.project(tasks);
            for (int i = 0; i < WARM_UP; i++) {
                server.get(page(project, PLAIN, 1));
            }
            for (Map.Entry<String, String> query : queries().entrySet()) {
                Sample first = new Sample();
                long[] total = new long[1];
                first.time(() -> total[0] = Json.read(server.get(page(project, query.getValue(), 1)))
                        .get("total")
                        .asLong());
                int last = (int) Math.max(1, (total[0] + PAGE - 1) / PAGE);
                first.time(() -> server.get(page(project, query.getValue(), last)));
                firsts.put(query.getKey(), first.quantile(1));
                for (int i = 0; i < RUNS; i++) {
                    int number = 1 + random.nextInt(last);
                    pages.time(() -> server.get(page(project, query.getValue(), number)));
                    peer.time(() -> server.get(page(project, PLAIN, 1)));
                }
            }
        }
        report.title("Pages of " + PAGE + " from anywhere in filtered and ordered lists of " + tasks + " tasks on "
                + engine.name() + ", one client, peer: the first page without a filter");
        report.figure("first page without a filter, median", peer.median(), "ms");
        report.figure("page, median", pages.median(), "ms");
        report.figure("page, 95 of 100 within (goal 50 ms)", pages.quantile(0.95), "ms");
        report.gate(
                "page, median against the first page without a filter",
                pages.median(),
                3 * peer.median() + ALLOWANCE,
                "ms");
        firsts.forEach((name, worst) -> report.figure("asked for the first time: " + name, worst, "ms"));
    }

    private static String page(long project, String query, int number) {
        return "/api/tasks?project=" + project + "&page=" + number + "&page_size=" + PAGE + "&fields=all&query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
