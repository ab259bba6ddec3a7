package dev.tagloop.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.Fault;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.hub.repo.FileMetadata;
import dev.tagloop.hub.repo.Ref;
import dev.tagloop.hub.repo.RepoFile;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.RepoInfo;
import dev.tagloop.hub.repo.TreeEntry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoriesAreDescribedTest {
    private static final RepoId REPO = RepoId.model("org/net");

    @TempDir
    Path folder;

    private Workplace work;
    private LocalRepo repo;

    @BeforeEach
    void start() {
        work = new Workplace(folder);
        repo = work.server.repo("models", "org/net").put("config.json", "{}").put("onnx/model.onnx", new byte[] {1, 2, 3
        });
    }

    @AfterEach
    void stop() {
        work.close();
    }

    @Test
    void infoTellsCommitTaskAndSizes() {
        try (Hub hub = work.client()) {
            RepoInfo info = hub.info(REPO);
            assertThat(info.repo()).isEqualTo(REPO);
            assertThat(info.commit()).isEqualTo(repo.head());
            assertThat(info.task()).contains("token-classification");
            assertThat(info.gating()).isEmpty();
            assertThat(info.files())
                    .containsExactly(
                            new RepoFile("config.json", OptionalLong.of(2)),
                            new RepoFile("onnx/model.onnx", OptionalLong.of(3)));
            assertThat(hub.metadata(REPO, "main", "onnx/model.onnx"))
                    .isEqualTo(new FileMetadata(repo.head(), repo.etag("onnx/model.onnx"), 3));
        }
    }

    @Test
    void movedRepositoryIsDescribedUnderItsNewId() {
        work.server.move("models", "net", "org/net");
        try (Hub hub = work.client()) {
            assertThat(hub.info(RepoId.model("net")).repo()).isEqualTo(REPO);
            assertThat(hub.tree(RepoId.model("net"), "main")).hasSize(3);
        }
    }

    @Test
    void uploadFollowsAMovedRepositoryWithMethodBodyAndToken() {
        work.server.move("models", "alice/net", "org/net");
        try (Hub hub = work.alice()) {
            hub.upload(UploadRequest.to(RepoId.model("alice/net")).withBytes("a.txt", new byte[] {1}));
            assertThat(repo.bytes("a.txt")).contains(new byte[] {1});
        }
    }

    @Test
    void treeComesInPages() {
        IntStream.range(0, 25).forEach(i -> repo.put("f" + i + ".txt", "x"));
        work.server.pageSize(10);
        try (Hub hub = work.client()) {
            List<TreeEntry> tree = hub.tree(REPO, "main");
            assertThat(tree).hasSize(28);
            assertThat(tree)
                    .filteredOn(TreeEntry::isFolder)
                    .extracting(TreeEntry::path)
                    .containsExactly("onnx");
            assertThat(work.server.requests(Call.TREE)).hasSize(3);
            assertThat(hub.tree(REPO, "main", "onnx", false))
                    .extracting(TreeEntry::path)
                    .containsExactly("onnx/model.onnx");
        }
    }

    @Test
    void refsTellOfConvertedBranches() {
        repo.ref("dev")
                .putBranch("refs/convert/parquet", java.util.Map.of("default/train/0000.parquet", new byte[] {1}));
        try (Hub hub = work.client()) {
            assertThat(hub.refs(REPO).branches()).extracting(Ref::name).containsExactlyInAnyOrder("main", "dev");
            assertThat(hub.refs(REPO).converts()).extracting(Ref::ref).containsExactly("refs/convert/parquet");
        }
    }

    @Test
    void closedRepositoriesSayHowTheyAreClosed() {
        work.server.repo("models", "org/gated").put("a.json", "{}").makeGated();
        work.server.repo("models", "org/off").put("a.json", "{}").disable();
        work.server.user("bob", "hf_bob", "read");
        try (Hub nobody = work.client();
                Hub bob = work.builder().token("hf_bob").build();
                Hub alice = work.alice()) {
            assertThat(Failures.of(() -> nobody.download(RepoId.model("org/gated"), "a.json")))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(HubException.Kind.GATED))
                    .hasMessageContaining("You must be authenticated to access it");
            assertThat(Failures.of(() -> bob.download(RepoId.model("org/gated"), "a.json")))
                    .satisfies(failure -> assertThat(failure.status()).hasValue(403))
                    .hasMessageContaining("not in the authorized list");
            assertThat(nobody.info(RepoId.model("org/gated")).gating()).contains("auto");
            assertThat(alice.download(RepoId.model("org/gated"), "a.json")).exists();
            assertThat(Failures.kind(() -> nobody.info(RepoId.model("org/off"))))
                    .isEqualTo(HubException.Kind.DISABLED);
        }
    }

    @Test
    void snapshotGoesSideBySideAndCountsAllBytes() throws Exception {
        IntStream.range(0, 16).forEach(i -> repo.put("f" + i + ".txt", "0123456789" + i));
        for (int i = 0; i < 16; i++) {
            work.server.faults().next(Call.RESOLVE_GET, new Fault.Late(Duration.ofMillis(200)));
        }
        AtomicLong told = new AtomicLong();
        AtomicLong total = new AtomicLong();
        long begun = System.nanoTime();
        try (Hub hub = work.client()) {
            Path snapshot = hub.snapshot(SnapshotRequest.of(REPO).withListener((file, done, all) -> {
                told.accumulateAndGet(done, Math::max);
                total.set(all);
            }));
            assertThat(Files.readString(snapshot.resolve("f7.txt"))).isEqualTo("01234567897");
        }
        // Sixteen waits one after another would be 3.2 s.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3200));
        assertThat(told.get()).isEqualTo(total.get()).isEqualTo(2 + 3 + 10 * 11 + 6 * 12);
    }

    @Test
    void oneFailureEndsTheWholeSnapshot() {
        IntStream.range(0, 10).forEach(i -> repo.put("f" + i + ".txt", "x" + i));
        work.server.faults().next(request -> request.target().endsWith("f5.txt"), Fault.status(418), 9);
        try (Hub hub = work.client()) {
            assertThat(Failures.kind(() -> hub.snapshot(REPO))).isEqualTo(HubException.Kind.HTTP);
        }
    }

    @Test
    void warningOfTheHubIsLoggedOnceATopic() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (Hub hub = work.alice()) {
            work.server
                    .faults()
                    .next(Call.INFO, Fault.header("X-HF-Warning", "old; Update your client, " + Workplace.TOKEN), 2);
            hub.info(REPO);
            hub.info(REPO);
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("The Hub says: Update your client, hf_***")
                .doesNotContain(Workplace.TOKEN);
    }

    @Test
    void answersOfAMirrorLeadBackToTheMirror() {
        work.server
                .faults()
                .next(
                        Call.TREE,
                        new Fault.Status(
                                200,
                                java.util.Map.of(
                                        "Link",
                                        "<https://huggingface.co/api/models/org/net/tree/main?cursor=0>; rel=\"next\""),
                                "[]"));
        try (Hub hub = work.client()) {
            assertThat(hub.tree(REPO, "main", "", false))
                    .extracting(TreeEntry::path)
                    .containsExactly("onnx", "config.json");
        }
    }
}
