package dev.tagloop.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.storage.TestDatabases;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    @Test
    void sameFolderStartsAgainWithItsOwnerAndToken() throws Exception {
        try (Studio studio = Studio.start(config -> TestDatabases.settle(config, folder)
                .port(0)
                .username("ann@example.com")
                .password("correct horse 1")
                .userToken(TOKEN))) {
            assertThat(whoAmI(studio)).contains("\"email\":\"ann@example.com\"");
        }
        try (Studio studio =
                Studio.start(config -> TestDatabases.settle(config, folder).port(0))) {
            assertThat(whoAmI(studio)).contains("\"id\":1,", "\"email\":\"ann@example.com\"");
        }
    }

    private static String whoAmI(Studio studio) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(studio.url() + "/api/current-user/whoami/"))
                .header("Authorization", "Token " + TOKEN)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
