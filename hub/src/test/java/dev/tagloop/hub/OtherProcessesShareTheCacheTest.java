package dev.tagloop.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.Fault;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.hub.cache.CachedRepo;
import dev.tagloop.hub.repo.RepoId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class OtherProcessesShareTheCacheTest {
    private static final RepoId REPO = RepoId.model("org/net");
    private static final String FILE = "model.safetensors";
    private static final long SIZE = 4_000_000;

    @TempDir
    Path folder;

    private Workplace work;
    private LocalRepo repo;

    @BeforeEach
    void start() {
        work = new Workplace(folder);
        repo = work.server.repo("models", "org/net").putGenerated(FILE, 5, SIZE);
    }

    @AfterEach
    void stop() {
        work.close();
    }

    private List<Path> blobs() throws IOException {
        Path blobs = work.cache().resolve("models--org--net/blobs");
        if (!Files.exists(blobs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(blobs)) {
            return files.sorted().toList();
        }
    }

    @Test
    void killInTheMiddleLeavesACacheThatTheNextRunAccepts() throws Exception {
        work.server.faults().next(Call.CONTENT, new Fault.Stall(2_000_000, Duration.ofSeconds(60)));
        Process child = ChildDownload.start(work.variables(), List.of(), "org/net", FILE);
        try {
            long end = System.nanoTime() + Workplace.SOON.toNanos();
            while (blobs().stream().noneMatch(OtherProcessesShareTheCacheTest::holdsMuch) && System.nanoTime() < end) {
                Thread.sleep(20);
            }
        } finally {
            child.destroyForcibly();
            child.waitFor();
        }
        // What is left: a temporary file, a ref to a commit whose folder is there, no pointer.
        assertThat(blobs())
                .hasSize(1)
                .allSatisfy(file -> assertThat(file.toString()).endsWith(".incomplete"));
        CachePromises.hold(work.cache());
        try (Hub hub = work.client()) {
            assertThat(hub.cached(REPO, "main", FILE)).isEmpty();
            Path file = hub.download(REPO, FILE);
            assertThat(Files.size(file)).isEqualTo(SIZE);
            assertThat(file.toRealPath().getFileName()).hasToString(repo.etag(FILE));
            CachePromises.hold(work.cache());
            // A young leftover may be somebody else's download; an old one goes.
            assertThat(blobs()).hasSize(2);
            Path leftover = blobs().stream()
                    .filter(path -> path.toString().endsWith(".incomplete"))
                    .findFirst()
                    .orElseThrow();
            Files.setLastModifiedTime(leftover, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
            assertThat(hub.cache().prune(false).leftovers()).isEqualTo(1);
            assertThat(blobs()).hasSize(1);
        }
    }

    private static boolean holdsMuch(Path file) {
        try {
            return Files.size(file) >= 1_000_000;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void twoProcessesFetchOneContentOnce() throws Exception {
        work.server.faults().next(Call.CONTENT, new Fault.Late(Duration.ofSeconds(3)));
        Process one = ChildDownload.start(work.variables(), List.of(), "org/net", FILE);
        Process two = ChildDownload.start(work.variables(), List.of(), "org/net", FILE);
        String first = ChildDownload.output(one);
        String second = ChildDownload.output(two);
        assertThat(one.exitValue()).as(first).isZero();
        assertThat(two.exitValue()).as(second).isZero();
        assertThat(work.server.requests(Call.CONTENT)).hasSize(1);
        assertThat(blobs()).hasSize(1);
        CachePromises.hold(work.cache());
    }

    @Test
    void threadsFetchOneContentOnce() throws Exception {
        work.server.faults().next(Call.CONTENT, new Fault.Late(Duration.ofMillis(500)));
        try (Hub hub = work.client();
                var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Path>> results = Stream.generate(() -> threads.submit(() -> hub.download(REPO, FILE)))
                    .limit(8)
                    .toList();
            for (Future<Path> result : results) {
                assertThat(Files.size(result.get())).isEqualTo(SIZE);
            }
        }
        assertThat(work.server.requests(Call.CONTENT)).hasSize(1);
    }

    @Test
    void readOnlyCacheIsReadAndNotWritten() throws Exception {
        try (Hub hub = work.client()) {
            Path file = hub.download(REPO, FILE);
            repo.ref("other");
            Path refs = work.cache().resolve("models--org--net/refs");
            // Root may write anywhere, so the way is blocked by a file instead of by rights.
            Files.delete(refs.resolve("main"));
            Files.delete(refs);
            Files.writeString(refs, "");
            assertThat(hub.download(FileRequest.of(REPO, FILE).withRevision("other")))
                    .isEqualTo(file);
            assertThat(hub.snapshot(SnapshotRequest.of(REPO).withRevision("other")))
                    .isEqualTo(file.getParent());
        }
    }

    @Test
    void offlineTheCacheServesWhatItHas() {
        Path file;
        try (Hub hub = work.client()) {
            file = hub.download(REPO, FILE);
        }
        int before = work.server.requests().size();
        work.with("HF_HUB_OFFLINE", "1");
        try (Hub hub = work.client()) {
            assertThat(hub.download(REPO, FILE)).isEqualTo(file);
            assertThat(hub.snapshot(REPO)).isEqualTo(file.getParent());
            assertThat(Failures.kind(() -> hub.download(REPO, "other.json"))).isEqualTo(HubException.Kind.NOT_CACHED);
            assertThat(Failures.kind(() -> hub.snapshot(RepoId.model("org/unknown"))))
                    .isEqualTo(HubException.Kind.NOT_CACHED);
            assertThat(Failures.kind(() -> hub.info(REPO))).isEqualTo(HubException.Kind.OFFLINE);
        }
        assertThat(work.server.requests()).hasSize(before);
    }

    @Test
    void sizesCountEachContentOnceAndPruneTakesWhatNothingPointsTo() throws IOException {
        try (Hub hub = work.client()) {
            repo.put("a.json", "12345");
            hub.snapshot(REPO);
            repo.put("a.json", "1234567");
            hub.snapshot(REPO);
            CachedRepo found = hub.cache().scan().repos().getFirst();
            assertThat(found.revisions()).hasSize(2);
            assertThat(found.bytes()).isEqualTo(SIZE + 5 + 7);
            assertThat(found.files()).isEqualTo(3);
            assertThat(hub.cache().prune(true).bytes()).isEqualTo(5);
            assertThat(hub.cache().scan().bytes()).isEqualTo(SIZE + 12);
            assertThat(hub.cache().prune(false).revisions()).hasSize(1);
            assertThat(hub.cache().scan().bytes()).isEqualTo(SIZE + 7);
            assertThat(hub.cached(REPO, "main", "a.json")).isPresent();
            CachePromises.hold(work.cache());
        }
    }

    @Test
    void debugLogsOfTheLibrariesShowNoTokenEither() throws Exception {
        work.with("HF_TOKEN", Workplace.TOKEN);
        Process child = ChildDownload.start(
                work.variables(), List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace"), "org/net", FILE);
        String log = ChildDownload.output(child);
        assertThat(child.exitValue()).as(log).isZero();
        assertThat(log).contains("/resolve/main/" + FILE).doesNotContain(Workplace.TOKEN);
    }
}
