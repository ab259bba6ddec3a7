package dev.tagloop.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.hub.repo.RepoId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class FilesLieWherePythonLooksTest {
    private static final RepoId REPO = RepoId.model("org/net");

    @TempDir
    Path folder;

    private Workplace work;
    private LocalRepo repo;

    @BeforeEach
    void start() {
        work = new Workplace(folder);
        repo = work.server
                .repo("models", "org/net")
                .put("config.json", "{\"a\":1}")
                .put("onnx/sub/model.onnx", new byte[] {1, 2, 3});
    }

    @AfterEach
    void stop() {
        work.close();
    }

    @Test
    void smallFileIsALinkToTheBlobNamedByGit() throws Exception {
        try (Hub hub = work.client()) {
            Path file = hub.download(REPO, "config.json");
            Path home = work.cache().resolve("models--org--net");
            assertThat(file).isEqualTo(home.resolve("snapshots/" + repo.head() + "/config.json"));
            assertThat(Files.readSymbolicLink(file)).isEqualTo(Path.of("../../blobs/" + repo.etag("config.json")));
            assertThat(repo.etag("config.json")).hasSize(40);
            assertThat(file).content().isEqualTo("{\"a\":1}");
            assertThat(home.resolve("refs/main")).content().isEqualTo(repo.head());
            assertThat(work.cache().resolve("CACHEDIR.TAG"))
                    .content()
                    .startsWith("Signature: 8a477f597d28d172789f06886806bc55\n");
        }
    }

    @Test
    void largeFileInAFolderIsALinkToTheBlobNamedBySha256() throws Exception {
        try (Hub hub = work.client()) {
            Path file = hub.download(REPO, "onnx/sub/model.onnx");
            assertThat(Files.readSymbolicLink(file))
                    .isEqualTo(Path.of("../../../../blobs/" + repo.etag("onnx/sub/model.onnx")));
            assertThat(repo.etag("onnx/sub/model.onnx")).hasSize(64);
            assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
            assertThat(work.cache().resolve(".locks/models--org--net/" + repo.etag("onnx/sub/model.onnx") + ".lock"))
                    .exists();
        }
    }

    @Test
    void refOfAPullRequestIsNested() {
        repo.ref("refs/pr/1");
        try (Hub hub = work.client()) {
            hub.download(FileRequest.of(REPO, "config.json").withRevision("refs/pr/1"));
            assertThat(work.cache().resolve("models--org--net/refs/refs/pr/1"))
                    .content()
                    .isEqualTo(repo.head());
            assertThat(work.server.requests(Call.RESOLVE_HEAD).getFirst().target())
                    .isEqualTo("/org/net/resolve/refs%2Fpr%2F1/config.json");
        }
    }

    @Test
    void idIsFiledAsTypedAlsoWhenTheHubMovedIt() {
        work.server.move("models", "net", "org/net");
        try (Hub hub = work.client()) {
            Path file = hub.download(RepoId.model("net"), "config.json");
            assertThat(file).startsWith(work.cache().resolve("models--net"));
            assertThat(file).content().isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void fileThatIsMissingIsNotedForThatCommit() {
        try (Hub hub = work.client()) {
            assertThat(Failures.kind(() -> hub.download(REPO, "sub/none.json")))
                    .isEqualTo(HubException.Kind.ENTRY_NOT_FOUND);
            assertThat(work.cache().resolve("models--org--net/.no_exist/" + repo.head() + "/sub/none.json"))
                    .isEmptyFile();
        }
    }

    @Test
    void secondRunAsksOnceAndFetchesNothing() {
        try (Hub hub = work.client()) {
            hub.download(REPO, "config.json");
            int before = work.server.requests(Call.RESOLVE_GET).size();
            hub.download(REPO, "config.json");
            assertThat(work.server.requests(Call.RESOLVE_GET)).hasSize(before);
        }
    }

    @Test
    void commitThatIsHereNeedsNoRequestAtAll() {
        try (Hub hub = work.client()) {
            hub.download(REPO, "config.json");
            int before = work.server.requests().size();
            hub.download(FileRequest.of(REPO, "config.json").withRevision(repo.head()));
            assertThat(work.server.requests()).hasSize(before);
        }
    }

    @Test
    void sameContentOfTwoCommitsIsFetchedOnce() {
        try (Hub hub = work.client()) {
            Path old = hub.download(REPO, "config.json");
            repo.put("README.md", "new");
            int before = work.server.requests(Call.RESOLVE_GET).size();
            Path now = hub.download(REPO, "config.json");
            assertThat(now).isNotEqualTo(old).content().isEqualTo("{\"a\":1}");
            assertThat(work.server.requests(Call.RESOLVE_GET)).hasSize(before);
        }
    }

    @Test
    void withoutLinksTheSnapshotHoldsTheFileItself() {
        work.with("HF_HUB_DISABLE_SYMLINKS", "1");
        try (Hub hub = work.client()) {
            Path file = hub.download(REPO, "config.json");
            assertThat(Files.isSymbolicLink(file)).isFalse();
            assertThat(file).content().isEqualTo("{\"a\":1}");
            assertThat(work.cache().resolve("models--org--net/blobs")).isEmptyDirectory();
        }
    }

    @Test
    void snapshotHoldsAllFilesOfOneCommitAndTakesOneRequestAFile() {
        try (Hub hub = work.client()) {
            Path snapshot = hub.snapshot(REPO);
            assertThat(snapshot).isEqualTo(work.cache().resolve("models--org--net/snapshots/" + repo.head()));
            assertThat(snapshot.resolve("config.json")).content().isEqualTo("{\"a\":1}");
            assertThat(snapshot.resolve("onnx/sub/model.onnx")).hasBinaryContent(new byte[] {1, 2, 3});
            assertThat(work.server.requests(Call.RESOLVE_HEAD)).isEmpty();
            assertThat(work.server.requests(Call.CONTENT)).hasSize(1);
        }
    }

    @Test
    void brokenLinkIsMended() throws Exception {
        try (Hub hub = work.client()) {
            Path file = hub.download(REPO, "config.json");
            Files.delete(file.toRealPath());
            assertThat(hub.download(REPO, "config.json"))
                    .isEqualTo(file)
                    .content()
                    .isEqualTo("{\"a\":1}");
        }
    }
}
