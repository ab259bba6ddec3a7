package dev.tagloop.mlbackend;

import dev.tagloop.labelstudio.backend.BackendAddress;
import dev.tagloop.labelstudio.backend.BackendConnector.Reach;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.ConnectedBackend;
import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A served backend and ways to speak to it: as a script would, and as Tagloop's server does. */
final class Served implements AutoCloseable {
    static final String CONFIG = "<View><Text name=\"text\" value=\"$text\"/><Labels name=\"ner\" toName=\"text\">"
            + "<Label value=\"PER\"/><Label value=\"LOC\"/></Labels></View>";
    static final BackendProject PROJECT = BackendProject.of(3, Instant.ofEpochSecond(1764165600), CONFIG);

    final WordMemory model = new WordMemory(Map.of("Ann", "PER", "Rome", "LOC"));
    final BackendServer server;
    private final GatedConnector connector = new GatedConnector(List.of());
    private final HttpClient client = HttpClient.newHttpClient();

    Served() {
        this(options -> {});
    }

    Served(Consumer<BackendOptions> settings) {
        server = BackendServer.serve(model, options -> settings.accept(options.port(0)));
    }

    record Answer(int status, JsonNode json, HttpResponse<String> response) {}

    Answer get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    Answer post(String path, String body, String... headers) throws Exception {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), Json.read(response.body()), response);
    }

    /** The backend as a server of ours sees it. */
    ConnectedBackend remote() {
        return connector.connect(BackendAddress.of(server.url()), Reach.THIS_MACHINE_TOO);
    }

    static PredictionRequest tasks(String... texts) {
        List<Task> tasks = Stream.of(texts)
                .map(text -> new Task(JsonObject.owning(Json.mapper()
                        .createObjectNode()
                        .set("data", Json.mapper().createObjectNode().put("text", text)))))
                .toList();
        return PredictionRequest.of(PROJECT, tasks);
    }

    static String body(String... texts) {
        return dev.tagloop.labelstudio.backend.BackendWire.predict(tasks(texts)).toString();
    }

    @Override
    public void close() {
        server.close();
        connector.close();
        client.close();
    }
}
