package dev.tagloop.server.durability;

import dev.tagloop.server.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/**
 * People at work: threads that label, skip, change, delete, draft, predict and import until the server is gone, and remember what it
 * acknowledged. What was under way when the server died may or may not be there; everything else must be.
 */
final class Workload {
    static final int IMPORT_SIZE = 700;
    /** One of them imports. */
    static final int CLIENTS = 8;

    private final Http http;
    private final long project;
    private final int labellers;
    /** Path of each acknowledged thing, with text that its JSON must hold. */
    private final Map<String, String> present = new ConcurrentHashMap<>();
    /** Paths of things that were acknowledged as deleted. */
    private final ConcurrentLinkedQueue<String> absent = new ConcurrentLinkedQueue<>();
    /** Tags of acknowledged imports. */
    private final ConcurrentLinkedQueue<String> imported = new ConcurrentLinkedQueue<>();

    private final List<Long> tasks = new CopyOnWriteArrayList<>();
    private final List<String> surprises = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Workload(Http http, long project) {
        this(http, project, CLIENTS);
    }

    Workload(Http http, long project, int clients) {
        this.http = http;
        this.project = project;
        this.labellers = clients - 1;
    }

    Map<String, String> present() {
        return present;
    }

    Iterable<String> absent() {
        return absent;
    }

    Iterable<String> imported() {
        return imported;
    }

    /** Answers that nobody expected, such as a server error. */
    List<String> surprises() {
        return surprises;
    }

    /** What was acknowledged and is not as it was acknowledged on this server. */
    List<String> lost(Http server) {
        List<String> lost = new ArrayList<>();
        present.forEach((path, text) -> {
            Http.Answer answer = server.get(path);
            if (answer.status() != 200 || !answer.text().contains(text)) {
                lost.add(path + " " + answer.status());
            }
        });
        for (String path : absent) {
            if (server.get(path).status() != 404) {
                lost.add(path + " is back");
            }
        }
        return lost;
    }

    int acknowledged() {
        return present.size() + absent.size() + imported.size() * IMPORT_SIZE;
    }

    void start(long seed) {
        for (int worker = 0; worker < labellers; worker++) {
            Random random = new Random(seed * 31 + worker);
            threads.add(Thread.ofPlatform().start(() -> work(random)));
        }
        Random random = new Random(seed * 31 + 99);
        threads.add(Thread.ofPlatform().start(() -> importing(random)));
    }

    /** A busy machine may need a while before the first answers; from then on any moment is as good as another. */
    void awaitWork() throws InterruptedException {
        for (int waited = 0; acknowledged() < 20 && waited < 30_000; waited += 5) {
            Thread.sleep(5);
        }
    }

    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work(Random random) {
        try {
            while (true) {
                long task = makeTask("t" + random.nextInt());
                String annotation = annotate(task, random.nextInt());
                switch (random.nextInt(5)) {
                    case 0 -> change(annotation, random.nextInt());
                    case 1 -> remove(annotation);
                    case 2 -> predict(task, random.nextInt());
                    case 3 -> draft(task, random.nextInt());
                    default -> skip(tasks.get(random.nextInt(tasks.size())));
                }
            }
        } catch (UncheckedIOException e) {
            // The server is gone: the day is over.
        }
    }

    private void importing(Random random) {
        try {
            while (true) {
                String tag = "import" + random.nextInt(Integer.MAX_VALUE);
                StringBuilder items = new StringBuilder("[");
                for (int i = 0; i < IMPORT_SIZE; i++) {
                    items.append(i == 0 ? "" : ",")
                            .append("{\"data\": {\"text\": \"")
                            .append(tag)
                            .append("\"}, \"annotations\": [{\"result\": []}], \"predictions\": [{\"result\": []}]}");
                }
                expect(
                        http.post(
                                "/api/projects/" + project + "/import",
                                items.append(']').toString()),
                        201);
                imported.add(tag);
            }
        } catch (UncheckedIOException e) {
            // The server is gone.
        }
    }

    private JsonNode expect(Http.Answer answer, int status) {
        if (answer.status() == 503 && answer.header("X-Tagloop-Error").equals("stopping")) {
            // Refused in good order: nothing was stored, and the day is over.
            throw new UncheckedIOException(new IOException("the server is stopping"));
        }
        if (answer.status() != status) {
            surprises.add(answer.status() + " " + answer.text());
        }
        return answer.text().isEmpty() ? null : answer.json();
    }

    private long makeTask(String text) {
        JsonNode task = expect(
                http.post("/api/tasks", "{\"project\": " + project + ", \"data\": {\"text\": \"" + text + "\"}}"), 201);
        long id = task.get("id").asLong();
        present.put("/api/tasks/" + id, "\"text\":\"" + text + "\"");
        tasks.add(id);
        return id;
    }

    private static String result(int mark) {
        return "{\"result\": [{\"id\": \"m" + mark + "\"}]}";
    }

    private static String held(int mark) {
        return "\"id\":\"m" + mark + "\"";
    }

    private String annotate(long task, int mark) {
        JsonNode annotation = expect(http.post("/api/tasks/" + task + "/annotations", result(mark)), 201);
        String path = "/api/annotations/" + annotation.get("id").asLong();
        present.put(path, held(mark));
        return path;
    }

    private void change(String annotation, int mark) {
        // While the change is under way either text may be there.
        present.remove(annotation);
        expect(http.patch(annotation, result(mark)), 200);
        present.put(annotation, held(mark));
    }

    private void remove(String annotation) {
        present.remove(annotation);
        expect(http.delete(annotation), 204);
        absent.add(annotation);
    }

    private void predict(long task, int mark) {
        JsonNode prediction = expect(
                http.post("/api/predictions", "{\"task\": " + task + ", \"result\": [{\"id\": \"m" + mark + "\"}]}"),
                201);
        present.put("/api/predictions/" + prediction.get("id").asLong(), held(mark));
    }

    private void draft(long task, int mark) {
        JsonNode draft = expect(http.post("/api/tasks/" + task + "/drafts", result(mark)), 201);
        present.put("/api/drafts/" + draft.get("id").asLong(), held(mark));
    }

    private void skip(long task) {
        JsonNode skipped = expect(http.post("/api/tasks/" + task + "/annotations?was_cancelled=1", "{}"), 201);
        present.put("/api/annotations/" + skipped.get("id").asLong(), "\"was_cancelled\":true");
    }
}
