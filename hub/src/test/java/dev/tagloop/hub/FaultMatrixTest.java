package dev.tagloop.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.Fault;
import dev.tagloop.hub.repo.RepoId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of answer at each call: what becomes of it, and how long the client would have waited. The table is
 * {@code fault-matrix.txt}; run with {@code -Dtagloop.write-docs=true} to write it anew, and read every change of it.
 */
@Tag("thorough")
class FaultMatrixTest {
    private static final Path TABLE =
            Path.of(System.getProperty("tagloop.root"), "hub/src/test/resources/hub/fault-matrix.txt");
    private static final RepoId REPO = RepoId.model("org/net");
    private static final List<String> WRITTEN = new ArrayList<>();

    /** What is done, and at which request of it things go wrong. */
    private enum Column {
        WHOAMI(Call.WHOAMI),
        INFO(Call.INFO),
        TREE(Call.TREE),
        HEAD(Call.RESOLVE_HEAD),
        CACHED(Call.RESOLVE_HEAD),
        SMALL(Call.RESOLVE_GET),
        LARGE(Call.CONTENT),
        CREATE(Call.CREATE),
        PREUPLOAD(Call.PREUPLOAD),
        BATCH(Call.LFS_BATCH),
        PUT(Call.LFS_PUT),
        VERIFY(Call.LFS_VERIFY),
        COMMIT(Call.COMMIT);

        private final Call call;

        Column(Call call) {
            this.call = call;
        }
    }

    private static Map<String, Fault> once() {
        Map<String, Fault> rows = new LinkedHashMap<>();
        for (int status : new int[] {400, 401, 403, 404, 408, 409, 412, 416, 418, 500, 502, 503, 504}) {
            rows.put(Integer.toString(status), Fault.status(status));
        }
        rows.put("429 retry-after 3", Fault.status(429, "Retry-After", "3"));
        rows.put("429 ratelimit t=7", Fault.status(429, "RateLimit", "\"api\";r=0;t=7"));
        rows.put("429 retry-after 99999", Fault.status(429, "Retry-After", "99999"));
        rows.put("429 retry-after date", Fault.status(429, "Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"));
        rows.put("503 retry-after 2", Fault.status(503, "Retry-After", "2"));
        rows.put("401 bad token", Fault.status(401, "X-Error-Message", "Invalid credentials in Authorization header"));
        rows.put("401 RepoNotFound", Fault.status(401, "X-Error-Code", "RepoNotFound"));
        rows.put("404 RepoNotFound", Fault.status(404, "X-Error-Code", "RepoNotFound"));
        rows.put("404 RevisionNotFound", Fault.status(404, "X-Error-Code", "RevisionNotFound"));
        rows.put("404 EntryNotFound", Fault.status(404, "X-Error-Code", "EntryNotFound"));
        rows.put("401 GatedRepo", Fault.status(401, "X-Error-Code", "GatedRepo"));
        rows.put("403 GatedRepo", Fault.status(403, "X-Error-Code", "GatedRepo"));
        rows.put("403 disabled", Fault.status(403, "X-Error-Message", "Access to this resource is disabled."));
        rows.put("dropped", new Fault.Drop());
        rows.put("no HTTP", new Fault.Garbage());
        rows.put("late", new Fault.Late(Duration.ofMillis(50)));
        rows.put("cut after 1 byte", new Fault.Cut(1));
        rows.put("silent after 1 byte", new Fault.Stall(1, Duration.ofSeconds(3)));
        rows.put("one bit wrong", new Fault.Flip(0));
        rows.put("body ends early", new Fault.Shorter(1));
        rows.put("200 with a page", new Fault.Status(200, Map.of("Content-Type", "text/html"), "<html>hello</html>"));
        rows.put("302 to nowhere", new Fault.Status(302, Map.of("Location", "http://127.0.0.1:1/x"), ""));
        rows.put("302 to a file", new Fault.Status(302, Map.of("Location", "file:///etc/passwd"), ""));
        return rows;
    }

    private static Map<String, Fault> always() {
        Map<String, Fault> rows = new LinkedHashMap<>();
        rows.put("always 429", Fault.status(429));
        rows.put("always 500", Fault.status(500));
        rows.put("always dropped", new Fault.Drop());
        rows.put("always cut after 0 bytes", new Fault.Cut(0));
        rows.put("always ends early", new Fault.Shorter(1));
        rows.put("always no commit", Fault.header("X-Repo-Commit", ""));
        rows.put("always hostile commit", Fault.header("X-Repo-Commit", "../../../../tmp/x"));
        rows.put(
                "always hostile etag",
                new Fault.Headers(Map.of("ETag", "\"../../x\"", "X-Linked-Etag", "\"../../x\"")));
        rows.put("always wrong size", new Fault.Headers(Map.of("Content-Length", "5", "X-Linked-Size", "5")));
        return rows;
    }

    static Stream<String> rows() {
        return Stream.concat(once().keySet().stream(), always().keySet().stream());
    }

    @BeforeAll
    static void head() {
        WRITTEN.clear();
        WRITTEN.add(line(
                "answer",
                Stream.of(Column.values())
                        .map(column -> column.name().toLowerCase(java.util.Locale.ROOT))
                        .toList()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasExactlyTheOutcomeOfTheTable(String row, @TempDir Path folder) throws IOException {
        List<String> cells = new ArrayList<>();
        for (Column column : Column.values()) {
            cells.add(outcome(row, column, Files.createDirectory(folder.resolve(column.name()))));
        }
        String line = line(row, cells);
        WRITTEN.add(line);
        if (!Boolean.getBoolean("tagloop.write-docs")) {
            assertThat(Files.readAllLines(TABLE)).contains(WRITTEN.getFirst(), line);
        }
    }

    @AfterAll
    static void write() throws IOException {
        if (Boolean.getBoolean("tagloop.write-docs")) {
            Files.createDirectories(TABLE.getParent());
            Files.write(TABLE, WRITTEN);
        }
    }

    private static String outcome(String row, Column column, Path folder) throws IOException {
        try (Workplace work = new Workplace(folder)) {
            work.with("HF_TOKEN", Workplace.TOKEN)
                    .with("HF_HUB_DOWNLOAD_TIMEOUT", "1")
                    .with("HF_HUB_ETAG_TIMEOUT", "1");
            work.server
                    .repo("models", "org/net")
                    .put("config.json", "{\"a\":1}")
                    .put("model.onnx", new byte[] {1, 2, 3});
            try (Hub hub = work.client()) {
                if (column == Column.CACHED) {
                    hub.download(REPO, "config.json");
                    work.server.repo("models", "org/net").put("config.json", "{\"a\":2}");
                }
                boolean once = once().containsKey(row);
                Fault fault = once ? once().get(row) : always().get(row);
                // Of the two answers to a GET of a small file, the one that holds it.
                work.server
                        .faults()
                        .next(
                                request -> request.call() == column.call
                                        && (column != Column.SMALL
                                                || request.target().startsWith("/api/")),
                                fault,
                                once ? 1 : Integer.MAX_VALUE);
                String result = result(hub, work, column);
                return work.waits.isEmpty()
                        ? result
                        : result + " "
                                + work.waits.stream().map(String::valueOf).collect(Collectors.joining("+"));
            }
        }
    }

    /** {@code ok}, {@code old} for a copy of the cache, or the kind of failure. */
    private static String result(Hub hub, Workplace work, Column column) throws IOException {
        try {
            switch (column) {
                case WHOAMI -> assertThat(hub.whoAmI().name()).isEqualTo("alice");
                case INFO ->
                    assertThat(hub.info(REPO).commit())
                            .isEqualTo(work.server.repo("models", "org/net").head());
                case TREE -> assertThat(hub.tree(REPO, "main")).hasSize(2);
                case HEAD, SMALL ->
                    assertThat(hub.download(REPO, "config.json")).hasContent("{\"a\":1}");
                case CACHED -> {
                    return Files.readString(hub.download(REPO, "config.json")).equals("{\"a\":1}") ? "old" : "ok";
                }
                case LARGE -> assertThat(hub.download(REPO, "model.onnx")).hasBinaryContent(new byte[] {1, 2, 3});
                case CREATE -> {
                    hub.createRepository(RepoId.model("org/fresh"), true, false);
                    assertThat(work.server.find("models", "org/fresh")).isPresent();
                }
                default -> {
                    hub.upload(UploadRequest.to(REPO)
                            .withBytes("a.txt", new byte[] {1})
                            .withBytes("b.onnx", new byte[] {9}));
                    assertThat(work.server.repo("models", "org/net").bytes("b.onnx"))
                            .contains(new byte[] {9});
                }
            }
            return "ok";
        } catch (HubException e) {
            assertThat(e.getMessage()).doesNotContain(Workplace.TOKEN);
            assertThat(leftovers(work)).isEmpty();
            return e.kind().name();
        }
    }

    private static List<Path> leftovers(Workplace work) throws IOException {
        if (!Files.exists(work.cache())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(work.cache())) {
            return files.filter(file -> file.toString().endsWith(".incomplete")).toList();
        }
    }

    private static String line(String row, List<String> cells) {
        return row + " | " + String.join(" | ", cells);
    }
}
