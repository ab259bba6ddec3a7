package dev.tagloop.server.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.webhook.GatedWebhookSender;
import dev.tagloop.server.Studio;
import dev.tagloop.server.storage.TestDatabases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers are what the original server answered. Each recorded file runs against a fresh server. What differs on purpose stands in
 * {@code golden/differences.txt} with its reason, routes that later issues bring in {@code golden/later-routes.txt}.
 */
class GoldenReplayTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "01-accounts, 70",
        "02-projects, 60",
        "03-import-json, 45",
        "04-import-files, 40",
        "05-sdk-routes, 25",
        "06-tasks, 38",
        "07-views, 21",
        "08-filters, 154",
        "09-next-task, 75",
        "10-annotations, 49",
        "11-predictions, 68",
        "12-export-ner, 31",
        "13-export-snapshots, 40",
        "14-webhooks, 44",
        "15-ml-backend, 38",
        "16-actions, 27",
        "17-configs, 225",
        "18-labels, 13",
        "19-prediction-validation, 56"
    })
    void answersAsRecorded(String file, int least) throws Exception {
        Path golden = Path.of(System.getProperty("tagloop.root", ".")).resolve("../shared/golden/" + file + ".jsonl");
        assumeTrue(Files.exists(golden), "the recorded exchanges are not beside this checkout: replay skipped");
        boolean accounts = file.startsWith("01");
        try (RecordedBackend backend = new RecordedBackend(golden);
                RecordedReceiver receiver = new RecordedReceiver(golden);
                GatedWebhookSender sender = new GatedWebhookSender(List.of());
                GatedConnector connector = new GatedConnector(List.of());
                Studio studio = Studio.start(config -> TestDatabases.settle(config, folder)
                        .port(0)
                        .backends(connector)
                        .webhooks(sender)
                        .openSignUp(accounts)
                        .validatePredictions(file.startsWith("19"))
                        .remoteFiles(GoldenReplayTest::files))) {
            Replay replay = new Replay(file, studio.url(), Deliberate.load());
            if (file.startsWith("15")) {
                replay.backend(backend);
            }
            if (file.startsWith("14")) {
                replay.receiver(receiver);
            }
            if (!accounts) {
                String ann = studio.token(studio.createUser("ann@example.com"));
                replay.token("ann", ann);
                if (!file.startsWith("14")) {
                    replay.bind("<receiver>", "receiver.example");
                }
                replay.bind("<id:user:1>", "1");
                replay.bind("<id:user:2>", "2");
                replay.token("bob", studio.token(studio.createUser("bob@example.com")));
                if (file.startsWith("02")) {
                    // The list of this record shows two projects of earlier scenarios.
                    createProject(studio, ann, "By session");
                    createProject(studio, ann, "Keep");
                }
            }
            Replay.Result result = replay.play(Exchange.read(golden));
            System.out.println(file + ": " + result);
            assertThat(result.differences).as("%s: %s", file, result).isEmpty();
            assertThat(result.compared).as("exchanges compared").isGreaterThanOrEqualTo(least);
        }
    }

    /** What the recorded receiver answered when the original server fetched files from it. */
    private static InputStream files(URI address) throws IOException {
        String content = switch (address.toString()) {
            case "http://receiver.example/tasks.json" -> "[{\"text\": \"from a URL\"}]";
            case "http://receiver.example/tasks" -> "{\"ok\": true}";
            default -> throw new IOException("nothing recorded at " + address);
        };
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void createProject(Studio studio, String token, String title) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(studio.url() + "/api/projects"))
                .header("Authorization", "Token " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.write(Json.mapper().createObjectNode().put("title", title))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(201);
        }
    }
}
