package dev.tagloop.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Program;
import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.LocalHub;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.labelstudio.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tagloop hub …} in a process of its own, against a Hub on this machine. */
@Tag("thorough")
class HubCommandTest {
    private static final String TOKEN = "hf_alicealicealice";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private LocalHub server;
    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeEach
    void start() {
        server = LocalHub.start(folder.resolve("server")).user("alice", TOKEN, "write", "org");
        environment.put("HF_ENDPOINT", server.endpoint());
        environment.put("HF_HOME", folder.resolve("home").toString());
        environment.put("HF_TOKEN", "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private record Outcome(int code, String output) {}

    private Outcome tagloop(String... args) throws Exception {
        String[] command = Stream.concat(Stream.of("hub"), Stream.of(args)).toArray(String[]::new);
        try (Program program = Program.tagloop(environment, command)) {
            int code = program.await(PATIENCE);
            return new Outcome(code, program.output());
        }
    }

    private static JsonObject lastLine(Outcome outcome) {
        List<String> lines = outcome.output().lines().toList();
        return JsonObject.parse(lines.getLast());
    }

    @Test
    void fromLoginToLogout() throws Exception {
        LocalRepo repo =
                server.repo("models", "org/secret").put("config.json", "{}").makePrivate();
        Outcome refused = tagloop("download", "org/secret");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.output()).contains("not on the Hub, or private").doesNotContain("\tat ");

        Outcome login = tagloop("login", "--token", TOKEN, "--json");
        assertThat(login.code()).as(login.output()).isZero();
        assertThat(lastLine(login).text("name")).contains("alice");
        Outcome who = tagloop("whoami");
        assertThat(who.output()).startsWith("alice").contains("role write").doesNotContain(TOKEN);

        Outcome download = tagloop("download", "org/secret", "config.json", "-vv");
        assertThat(download.code()).as(download.output()).isZero();
        assertThat(download.output()).doesNotContain(TOKEN);
        assertThat(Path.of(download.output().lines().toList().getLast()))
                .hasContent("{}")
                .endsWithRaw(Path.of("snapshots", repo.head(), "config.json"));

        assertThat(tagloop("logout").code()).isZero();
        Outcome again = tagloop("logout");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.output()).contains("Not logged in");
        assertThat(folder.resolve("home/token")).doesNotExist();
    }

    @Test
    void uploadMakesTheRepositoryAndDownloadGetsItBack() throws Exception {
        environment.put("HF_TOKEN", TOKEN);
        Path source = Files.createDirectories(folder.resolve("model"));
        Files.writeString(source.resolve("config.json"), "{\"a\":1}");
        Files.write(source.resolve("model.safetensors"), new byte[] {1, 2, 3});
        Outcome upload = tagloop("upload", "org/net", source.toString(), "--private", "--json");
        assertThat(upload.code()).as(upload.output()).isZero();
        LocalRepo repo = server.find("models", "org/net").orElseThrow();
        assertThat(lastLine(upload).text("commit")).contains(repo.head());
        assertThat(repo.isLarge("model.safetensors")).isTrue();
        assertThat(tagloop("upload", "org/net", source.toString()).output())
                .contains("org/net has all of it already: no commit was made.");

        Outcome download = tagloop("download", "org/net", "--exclude", "*.safetensors", "--json");
        assertThat(download.code()).as(download.output()).isZero();
        Path snapshot = Path.of(lastLine(download).text("path").orElseThrow());
        assertThat(snapshot.resolve("config.json")).hasContent("{\"a\":1}");
        assertThat(snapshot.resolve("model.safetensors")).doesNotExist();

        Outcome list = tagloop("cache", "ls", "--json");
        assertThat(lastLine(list).toString()).contains("\"repo\":\"org/net\"").contains("\"files\":2");
        assertThat(server.requests(Call.CONTENT)).isEmpty();
    }

    @Test
    void pruneTellsBeforeItRemoves() throws Exception {
        LocalRepo repo = server.repo("datasets", "org/words").put("a.csv", "12345");
        tagloop("download", "org/words", "--repo-type", "dataset");
        repo.put("a.csv", "1234567");
        tagloop("download", "org/words", "--repo-type", "dataset");
        assertThat(tagloop("cache", "prune", "--dry-run").output())
                .contains("Would remove 1 commits and 0 leftovers: 5 B.");
        assertThat(tagloop("cache", "prune").output()).contains("Removed 1 commits and 0 leftovers: 5 B.");
        assertThat(tagloop("cache", "ls").output())
                .contains("dataset org/words")
                .contains("1 repositories, 7 B");
    }

    @Test
    void hostileIdsAndMissingWordsAreWrongUsage() throws Exception {
        assertThat(tagloop("download", "../../etc").code()).isEqualTo(2);
        assertThat(tagloop("download", "org/net", "--revision", "../x").code()).isEqualTo(2);
        assertThat(tagloop("cache").code()).isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }
}
