package dev.tagloop.benchmarks;

import dev.tagloop.cli.Main;
import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The annotation server as people start it, and a client of its owner. */
final class Server implements AutoCloseable {
    /** Of its owner. */
    static final String TOKEN = "0123456789abcdef0123456789abcdef01234567";

    private static final String CONFIG = "<View><Text name='text' value='$text'/><Labels name='ner' toName='text'>"
            + "<Label value='PER'/><Label value='ORG'/><Label value='LOC'/></Labels></View>";
    private static final int CHUNK = 5_000;

    private final Child child;
    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();

    private Server(Child child, String url) {
        this.child = child;
        this.url = url;
    }

    /**
     * @param folder for its data, its log and its class-data archive
     * @param more options of the command
     */
    static Server start(Engine engine, Path folder, String... more) throws Exception {
        return start(Start.PROGRAM, engine, folder, more);
    }

    /** The same, with the virtual machine started in another way. */
    static Server start(Start how, Engine engine, Path folder, String... more) throws Exception {
        int port = freePort();
        String url = "http://127.0.0.1:" + port;
        List<String> command = new ArrayList<>(List.of(
                "server",
                "--port",
                Integer.toString(port),
                "--data-dir",
                folder.resolve("data").toString(),
                "--username",
                "owner@example.com",
                "--password",
                "correct horse 1",
                "--user-token",
                TOKEN));
        command.addAll(List.of(more));
        command.addAll(engine.serverOptions(folder.resolve("data")));
        Child child = Child.start(
                how, folder.resolve("tagloop.jsa"), url + "/health", folder.resolve("server.log"), Main.class, command);
        return new Server(child, url);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Child process() {
        return child;
    }

    String url() {
        return url;
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return Json.read(send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))));
    }

    /** Sends a file as it is. */
    JsonNode send(String path, Path file) throws IOException, InterruptedException {
        return Json.read(send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofFile(file))));
    }

    JsonNode patch(String path, String json) throws IOException, InterruptedException {
        return Json.read(send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json))));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request.header("Authorization", "Token " + TOKEN).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** A project with this many tasks of a sentence each; its learner is switched off, so that it does nothing while others are measured. */
    long project(int tasks) throws IOException, InterruptedException {
        long project = post(
                        "/api/projects",
                        Json.write(Json.mapper()
                                .createObjectNode()
                                .put("title", tasks + " tasks")
                                .put("label_config", CONFIG)))
                .get("id")
                .asLong();
        patch("/api/tagloop/projects/" + project + "/learner", "{\"enabled\": false}");
        for (int from = 0; from < tasks; from += CHUNK) {
            StringBuilder items = new StringBuilder("[");
            for (int i = from; i < Math.min(tasks, from + CHUNK); i++) {
                items.append(i == from ? "" : ",")
                        .append("{\"text\": \"Sentence ")
                        .append(i)
                        .append(" tells that Marie met Kestrel in Lisbon before the summit.\"}");
            }
            post("/api/projects/" + project + "/import", items.append(']').toString());
        }
        return project;
    }

    /**
     * A task of a text.
     *
     * @param id of the task
     */
    record TextTask(long id, String text) {}

    /** A project with a task for each of these texts. */
    long project(String config, List<String> texts) throws IOException, InterruptedException {
        ObjectNode settings = Json.mapper().createObjectNode().put("title", texts.size() + " texts");
        long project = post("/api/projects", Json.write(settings.put("label_config", config)))
                .get("id")
                .asLong();
        for (int from = 0; from < texts.size(); from += CHUNK) {
            ArrayNode items = Json.mapper().createArrayNode();
            texts.subList(from, Math.min(texts.size(), from + CHUNK))
                    .forEach(text -> items.addObject().put("text", text));
            post("/api/projects/" + project + "/import", Json.write(items));
        }
        return project;
    }

    /**
     * Asks again and again until the answer is as it is to be.
     *
     * @param what is waited for, for people
     * @return that answer
     */
    JsonNode until(String path, String what, Duration patience, Predicate<JsonNode> so)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        JsonNode now = Json.read(get(path));
        while (!so.test(now)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("waited in vain until " + what + ": " + now);
            }
            Thread.sleep(50);
            now = Json.read(get(path));
        }
        return now;
    }

    /** The first tasks of a project with their texts. */
    List<TextTask> texts(long project, int count) throws IOException, InterruptedException {
        return Json.read(get("/api/tasks?project=" + project + "&page_size=" + count + "&fields=all"))
                .get("tasks")
                .valueStream()
                .map(task -> new TextTask(
                        task.get("id").asLong(), task.get("data").get("text").asString()))
                .toList();
    }

    /** The ids of the first tasks of a project. */
    List<Long> tasks(long project, int count) throws IOException, InterruptedException {
        return Json.read(get("/api/tasks?project=" + project + "&page_size=" + count + "&fields=task_only"))
                .get("tasks")
                .valueStream()
                .map(task -> task.get("id").asLong())
                .toList();
    }

    /** Submits an answer with three spans; returns after it is on the disk. */
    void annotate(long task) throws IOException, InterruptedException {
        StringBuilder regions = new StringBuilder("{\"lead_time\": 4.2, \"result\": [");
        for (int i = 0; i < 3; i++) {
            regions.append(i == 0 ? "" : ",")
                    .append("{\"id\": \"region")
                    .append(i)
                    .append(
                            "\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"origin\": \"manual\",")
                    .append(" \"value\": {\"start\": ")
                    .append(i * 5)
                    .append(", \"end\": ")
                    .append(i * 5 + 4)
                    .append(", \"text\": \"Sent\", \"labels\": [\"PER\"]}}");
        }
        post("/api/tasks/" + task + "/annotations", regions.append("]}").toString());
    }

    @Override
    public void close() {
        client.close();
        child.close();
    }
}
