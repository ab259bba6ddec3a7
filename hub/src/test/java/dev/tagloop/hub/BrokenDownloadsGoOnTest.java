package dev.tagloop.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.Fault;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.hub.repo.RepoId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class BrokenDownloadsGoOnTest {
    private static final RepoId REPO = RepoId.model("org/net");
    private static final String FILE = "model.safetensors";

    @TempDir
    Path folder;

    private Workplace work;
    private LocalRepo repo;

    @BeforeEach
    void start() {
        work = new Workplace(folder);
        repo = work.server.repo("models", "org/net");
    }

    @AfterEach
    void stop() {
        work.close();
    }

    @Test
    void everyCutGoesOnWhereItStopped() throws IOException {
        repo.putGenerated(FILE, 7, 1_000_000);
        for (int cut = 0; cut < 7; cut++) {
            work.server.faults().next(Call.CONTENT, new Fault.Cut(100_000));
        }
        AtomicLong told = new AtomicLong();
        try (Hub hub = work.client()) {
            Path file = hub.download(FileRequest.of(REPO, FILE).withListener((path, done, total) -> {
                assertThat(total).isEqualTo(1_000_000);
                told.accumulateAndGet(done, Math::max);
            }));
            assertThat(Files.size(file)).isEqualTo(1_000_000);
        }
        assertThat(told).hasValue(1_000_000);
        assertThat(work.server.requests(Call.CONTENT)).hasSize(8);
        assertThat(work.server.requests(Call.CONTENT).getFirst().header("range"))
                .isEmpty();
        // A cut connection may lose what was on its way, so ranges need not begin at the cut itself.
        assertThat(work.server.requests(Call.CONTENT).subList(1, 8)).allSatisfy(request -> {
            assertThat(request.header("range"))
                    .hasValueSatisfying(range -> assertThat(range).matches("bytes=[0-9]+-"));
            assertThat(request.status()).isEqualTo(206);
        });
        assertThat(work.waits).containsOnly(1L).hasSize(7);
    }

    @Test
    void whatHasBegunOutlivesALongerOutage() throws IOException {
        repo.putGenerated(FILE, 7, 300_000);
        // One question gives up after six times.
        work.server
                .faults()
                .next(Call.CONTENT, new Fault.Cut(200_000))
                .next(
                        request -> request.call() == Call.RESOLVE_GET
                                && !request.header("range").isEmpty(),
                        new Fault.Drop(),
                        8);
        try (Hub hub = work.client()) {
            assertThat(Files.size(hub.download(REPO, FILE))).isEqualTo(300_000);
        }
        assertThat(work.server.requests(Call.RESOLVE_GET)).hasSize(1 + 8 + 1);
    }

    @Test
    void fiveAttemptsWithoutAnyByteAreEnough() {
        repo.putGenerated(FILE, 7, 1000);
        work.server.faults().always(Call.CONTENT, new Fault.Cut(0));
        try (Hub hub = work.client()) {
            assertThat(Failures.kind(() -> hub.download(REPO, FILE))).isEqualTo(HubException.Kind.UNREACHABLE);
        }
        assertThat(work.server.requests(Call.CONTENT)).hasSize(5);
    }

    @Test
    void serverThatIgnoresRangesSendsItAllAgain() throws IOException {
        repo.putGenerated(FILE, 7, 300_000);
        work.server.faults().next(Call.CONTENT, new Fault.Cut(200_000)).next(Call.CONTENT, new Fault.IgnoreRange());
        try (Hub hub = work.client()) {
            assertThat(Files.size(hub.download(REPO, FILE))).isEqualTo(300_000);
        }
    }

    @Test
    void rangeThatBeginsElsewhereIsNotAppended() throws IOException {
        repo.putGenerated(FILE, 7, 300_000);
        work.server
                .faults()
                .next(Call.CONTENT, new Fault.Cut(200_000))
                .next(Call.CONTENT, Fault.header("Content-Range", "bytes 5-299999/300000"));
        try (Hub hub = work.client()) {
            assertThat(Files.size(hub.download(REPO, FILE))).isEqualTo(300_000);
        }
    }

    @Test
    void addressThatDiedMeanwhileIsReplacedByAFreshOne() throws IOException {
        repo.putGenerated(FILE, 7, 1000);
        work.server.faults().next(Call.CONTENT, Fault.status(403));
        try (Hub hub = work.client()) {
            assertThat(Files.size(hub.download(REPO, FILE))).isEqualTo(1000);
        }
        assertThat(work.server.requests(Call.RESOLVE_GET)).hasSize(2);
    }

    @Test
    void oneWrongBitIsFoundAndNothingIsKept() {
        repo.putGenerated(FILE, 7, 1000);
        work.server.faults().next(Call.CONTENT, new Fault.Flip(500));
        try (Hub hub = work.client()) {
            HubException failure = Failures.of(() -> hub.download(REPO, FILE));
            assertThat(failure.kind()).isEqualTo(HubException.Kind.CORRUPT);
            assertThat(failure)
                    .message()
                    .startsWith("Consistency check failed for model.safetensors of model org/net: its hash is ")
                    .endsWith(" and should be " + repo.etag(FILE) + "; nothing was kept, try again");
            assertThat(work.cache().resolve("models--org--net/blobs")).isEmptyDirectory();
            assertThat(hub.download(REPO, FILE)).exists();
        }
    }

    @Test
    void silentServerIsLeftAfterTheTimeOut() throws IOException {
        repo.putGenerated(FILE, 7, 100_000);
        work.server.faults().next(Call.CONTENT, new Fault.Stall(50_000, Duration.ofSeconds(30)));
        long begun = System.nanoTime();
        try (Hub hub = work.impatient()) {
            assertThat(Files.size(hub.download(REPO, FILE))).isEqualTo(100_000);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
    }

    @Test
    void cancellingEndsASilentDownloadAtOnceAndLeavesNothing() throws Exception {
        repo.putGenerated(FILE, 7, 100_000);
        work.server.faults().next(Call.CONTENT, new Fault.Stall(50_000, Duration.ofSeconds(30)));
        AtomicLong stopped = new AtomicLong();
        TransferListener listener = new TransferListener() {
            @Override
            public void progress(String file, long done, long total) {
                if (done >= 50_000) {
                    stopped.compareAndSet(0, System.nanoTime());
                }
            }

            @Override
            public boolean cancelled() {
                // Later than the last byte: the download sits in a read by then.
                return stopped.get() != 0 && System.nanoTime() - stopped.get() > 300_000_000;
            }
        };
        try (Hub hub = work.client()) {
            assertThat(Failures.kind(
                            () -> hub.download(FileRequest.of(REPO, FILE).withListener(listener))))
                    .isEqualTo(HubException.Kind.CANCELLED);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - stopped.get())).isLessThan(Duration.ofSeconds(2));
        assertThat(work.cache().resolve("models--org--net/blobs")).isEmptyDirectory();
    }

    @Test
    @Tag("slow")
    void twoGigabytesSurviveTwentyCuts() throws IOException {
        long size = 2_000_000_000L;
        repo.putGenerated(FILE, 11, size);
        for (int cut = 0; cut < 20; cut++) {
            work.server.faults().next(Call.CONTENT, new Fault.Cut(90_000_000L));
        }
        try (Hub hub = work.client()) {
            Path file = hub.download(REPO, FILE);
            assertThat(Files.size(file)).isEqualTo(size);
        }
        assertThat(work.server.requests(Call.CONTENT)).hasSize(21);
    }
}
