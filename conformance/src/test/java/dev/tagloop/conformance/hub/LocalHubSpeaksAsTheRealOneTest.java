package dev.tagloop.conformance.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wire alone, asked by a client that knows nothing of a Hub. */
class LocalHubSpeaksAsTheRealOneTest {
    @TempDir
    Path folder;

    private LocalHub hub;
    private LocalRepo repo;
    private HttpClient client;

    @BeforeEach
    void start() {
        hub = LocalHub.start(folder).user("alice", "hf_a", "write", "org");
        repo = hub.repo("models", "org/net").put("config.json", "{\"a\":1}").put("model.onnx", new byte[] {1, 2, 3, 4});
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.close();
        hub.close();
    }

    private HttpResponse<String> ask(String method, String target, String body, String... headers)
            throws IOException, InterruptedException {
        String address = target.startsWith("http") ? target : hub.endpoint() + target;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void largeFileIsOnTheSecondHostUnderASignedAddressThatTakesNoToken() throws Exception {
        HttpResponse<String> head = ask("HEAD", "/org/net/resolve/main/model.onnx", "");
        assertThat(head.statusCode()).isEqualTo(302);
        assertThat(header(head, "X-Repo-Commit")).isEqualTo(repo.head());
        assertThat(header(head, "X-Linked-Etag")).isEqualTo('"' + repo.etag("model.onnx") + '"');
        assertThat(header(head, "X-Linked-Size")).isEqualTo("4");
        String location = header(head, "Location");
        assertThat(location).startsWith(hub.contentHost());
        assertThat(ask("GET", location, "").body()).isEqualTo("\u0001\u0002\u0003\u0004");
        assertThat(ask("GET", location, "", "Authorization", "Bearer hf_a").statusCode())
                .isEqualTo(400);
        assertThat(ask("GET", location + "0", "").statusCode()).isEqualTo(403);
        hub.expireLinks();
        assertThat(ask("GET", location, "").statusCode()).isEqualTo(403);
    }

    @Test
    void smallFileIsBehindARelativeRedirectAndNamedByGit() throws Exception {
        HttpResponse<String> head = ask("HEAD", "/org/net/resolve/main/config.json", "");
        assertThat(head.statusCode()).isEqualTo(307);
        assertThat(header(head, "Location")).startsWith("/api/resolve-cache/");
        HttpResponse<String> next = ask("HEAD", header(head, "Location"), "");
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(header(next, "Content-Length")).isEqualTo("7");
        // As git hash-object says.
        assertThat(header(next, "ETag")).isEqualTo("\"daa5053ecf5f9a37b2de733d0751cc1ab53ac010\"");
        assertThat(ask("GET", header(head, "Location"), "").body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void partsOfFilesAreGivenByRange() throws Exception {
        String location = header(ask("HEAD", "/org/net/resolve/main/model.onnx", ""), "Location");
        HttpResponse<String> part = ask("GET", location, "", "Range", "bytes=1-2");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 1-2/4");
        assertThat(part.body()).isEqualTo("\u0002\u0003");
        assertThat(ask("GET", location, "", "Range", "bytes=-1").body()).isEqualTo("\u0004");
        HttpResponse<String> beyond = ask("GET", location, "", "Range", "bytes=4-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */4");
    }

    @Test
    void refusalsHaveTheirCodes() throws Exception {
        hub.repo("models", "org/hidden").makePrivate();
        for (String id : new String[] {"org/none", "org/hidden"}) {
            HttpResponse<String> anonymous = ask("GET", "/api/models/" + id, "");
            assertThat(anonymous.statusCode()).isEqualTo(401);
            assertThat(header(anonymous, "X-Error-Code")).isEqualTo("RepoNotFound");
        }
        assertThat(ask("GET", "/api/models/org/hidden", "", "Authorization", "Bearer hf_a")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> wrong = ask("GET", "/api/models/org/net", "", "Authorization", "Bearer hf_x");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(header(wrong, "X-Error-Message")).isEqualTo("Invalid credentials in Authorization header");
        HttpResponse<String> entry = ask("HEAD", "/org/net/resolve/main/none", "");
        assertThat(entry.statusCode()).isEqualTo(404);
        assertThat(header(entry, "X-Error-Code")).isEqualTo("EntryNotFound");
        assertThat(header(entry, "X-Repo-Commit")).isEqualTo(repo.head());
        assertThat(header(ask("HEAD", "/org/net/resolve/v9/config.json", ""), "X-Error-Code"))
                .isEqualTo("RevisionNotFound");
    }

    @Test
    void pagesLeadToEachOther() throws Exception {
        hub.pageSize(1);
        HttpResponse<String> first = ask("GET", "/api/models/org/net/tree/main?recursive=true", "");
        assertThat(first.body()).contains("config.json").doesNotContain("model.onnx");
        assertThat(header(first, "Link"))
                .isEqualTo(
                        "<" + hub.endpoint() + "/api/models/org/net/tree/main?recursive=true&cursor=1>; rel=\"next\"");
        HttpResponse<String> second =
                ask("GET", hub.endpoint() + "/api/models/org/net/tree/main?recursive=true&cursor=1", "");
        assertThat(second.body()).contains("model.onnx");
        assertThat(header(second, "Link")).isEmpty();
    }

    @Test
    void commitsThatBreakTheRulesAreRefused() throws Exception {
        String[] headers = {"Authorization", "Bearer hf_a", "Content-Type", "application/x-ndjson"};
        String target = "/api/models/org/net/commit/main";
        String file = "{\"key\":\"file\",\"value\":{\"content\":\"MQ==\",\"path\":\"a.txt\",\"encoding\":\"base64\"}}";
        assertThat(ask("POST", target, file, headers).statusCode()).isEqualTo(400);
        assertThat(ask("POST", target, "{\"key\":\"header\",\"value\":{\"summary\":\"\"}}\n" + file, headers)
                        .statusCode())
                .isEqualTo(400);
        String head = "{\"key\":\"header\",\"value\":{\"summary\":\"x\",\"parentCommit\":\"0123456789\"}}\n";
        assertThat(ask("POST", target, head + file, headers).statusCode()).isEqualTo(412);
        String unknown = "{\"key\":\"lfsFile\",\"value\":{\"path\":\"b.bin\",\"algo\":\"sha256\",\"oid\":\""
                + "0".repeat(64) + "\",\"size\":1}}";
        String good = "{\"key\":\"header\",\"value\":{\"summary\":\"x\"}}\n";
        assertThat(ask("POST", target, good + unknown, headers).statusCode()).isEqualTo(400);
        assertThat(ask("POST", target, good + file, "Content-Type", "application/x-ndjson")
                        .statusCode())
                .isEqualTo(401);
        assertThat(repo.paths()).containsExactly("config.json", "model.onnx");
        assertThat(ask("POST", target, good + file, headers).body()).contains("\"success\":true");
        assertThat(repo.bytes("a.txt")).contains(new byte[] {'1'});
    }

    @Test
    void contentThatIsNotWhatItsNameSaysIsNotStored() throws Exception {
        String[] headers = {"Authorization", "Bearer hf_a", "Content-Type", "application/vnd.git-lfs+json"};
        String body =
                "{\"operation\":\"upload\",\"transfers\":[\"basic\"],\"hash_algo\":\"sha256\",\"objects\":[{\"oid\":\""
                        + "1".repeat(64) + "\",\"size\":3}]}";
        String answer = ask("POST", "/org/net.git/info/lfs/objects/batch", body, headers)
                .body();
        String href = Json.read(answer).at("/objects/0/actions/upload/href").asString();
        assertThat(ask("PUT", href, "abc").statusCode()).isEqualTo(400);
    }

    @Test
    void faultsComeOnceInOrderAndThenAreOver() throws Exception {
        hub.faults().next(Call.INFO, Fault.status(503, "Retry-After", "2")).next(Call.INFO, new Fault.Drop());
        assertThat(header(ask("GET", "/api/models/org/net", ""), "Retry-After")).isEqualTo("2");
        // The JDK's client sends a GET again that was dropped, so one drop would not show.
        hub.faults().next(Call.INFO, new Fault.Drop(), 5);
        assertThatThrownBy(() -> ask("GET", "/api/models/org/net", "")).isInstanceOf(IOException.class);
        hub.faults().clear();
        assertThat(ask("GET", "/api/models/org/net", "").statusCode()).isEqualTo(200);
        assertThat(hub.requests(Call.INFO).getFirst().status()).isEqualTo(503);
    }

    @Test
    void generatedContentIsTheSameFromEveryOffset() throws Exception {
        Content content = new Content.Generated(9, 1000);
        byte[] all = content.open(0).readAllBytes();
        assertThat(all).hasSize(1000);
        for (int offset : new int[] {1, 7, 8, 9, 500, 999, 1000}) {
            assertThat(content.open(offset).readAllBytes()).isEqualTo(java.util.Arrays.copyOfRange(all, offset, 1000));
        }
    }
}
