package dev.tagloop.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.learner.BuiltInLearner;
import dev.tagloop.learning.worker.ChildJvm;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.server.Studio;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** The program's server with its own learner, and somebody who speaks with it over HTTP. */
final class LearningStudio implements AutoCloseable {
    private final Path folder;
    private final Studio studio;
    private final String token;
    private final StudioClient client;

    /** Starts it with its data in a folder that is empty. */
    LearningStudio(Path folder) {
        this.folder = folder;
        this.studio = Studio.start(config -> config.dataDir(folder.resolve("data"))
                .port(0)
                .learner(BuiltInLearner.open(models(), ChildJvm.defaults(), PipelineSettings.defaults())));
        this.token = studio.token(studio.createUser("ann@example.com"));
        this.client = StudioClient.connect(studio.url(), token);
    }

    StudioClient client() {
        return client;
    }

    /** Where the learner keeps its versions. */
    Path models() {
        return folder.resolve("models");
    }

    /** What the server answers to a request about a project, which must be with 200. @param body empty for none */
    JsonObject send(String method, long project, String path, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(studio.url() + "/api/tagloop/projects/" + project + path))
                    .header("Authorization", "Token " + token)
                    .header("Content-Type", "application/json")
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonObject.parse(answer.body());
        }
    }

    @Override
    public void close() {
        client.close();
        studio.close();
    }
}
