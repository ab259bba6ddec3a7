package dev.tagloop.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.Fault;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.conformance.hub.Recorded;
import dev.tagloop.hub.repo.CommitResult;
import dev.tagloop.hub.repo.RepoId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsBecomeOneCommitTest {
    private static final RepoId REPO = RepoId.dataset("org/words");

    @TempDir
    Path folder;

    private Workplace work;
    private Hub hub;
    private byte[] large;

    @BeforeEach
    void start() {
        work = new Workplace(folder);
        hub = work.alice();
        large = new byte[250_000];
        new Random(3).nextBytes(large);
    }

    @AfterEach
    void stop() {
        hub.close();
        work.close();
    }

    private LocalRepo repo() {
        return work.server.find("datasets", "org/words").orElseThrow();
    }

    @Test
    void smallAndLargeFilesGoTheirWaysAndShowTogether() throws IOException {
        hub.createRepository(REPO, true, false);
        Path file = Files.write(folder.resolve("data"), large);
        CommitResult done = hub.upload(UploadRequest.to(REPO)
                .withBytes("README.md", "---\nlicense: mit\n---\nWords.".getBytes(UTF_8))
                .withFile("data/train.parquet", file)
                .withBytes("empty.bin", new byte[0])
                .withMessage("Add words"));
        assertThat(done.commit()).isEqualTo(repo().head());
        assertThat(done.uploaded()).containsExactly("README.md", "empty.bin", "data/train.parquet");
        assertThat(repo().titles()).startsWith("Add words");
        assertThat(repo().bytes("data/train.parquet")).contains(large);
        assertThat(repo().isLarge("data/train.parquet")).isTrue();
        assertThat(repo().isLarge("empty.bin")).isFalse();
        assertThat(repo().bytes("README.md")).contains("---\nlicense: mit\n---\nWords.".getBytes(UTF_8));
        assertThat(work.server.requests())
                .extracting(Recorded::call)
                .containsExactly(
                        Call.CREATE,
                        Call.VALIDATE_YAML,
                        Call.PREUPLOAD,
                        Call.LFS_BATCH,
                        Call.LFS_PUT,
                        Call.LFS_VERIFY,
                        Call.COMMIT);
        Recorded put = work.server.requests(Call.LFS_PUT).getFirst();
        assertThat(put.header("authorization")).isEmpty();
        assertThat(put.header("content-type")).isEmpty();
        assertThat(put.header("content-length")).contains("250000");
    }

    @Test
    void largeFilesGoInPartsWhereTheStoreWantsThem() throws IOException {
        hub.createRepository(REPO, false, false);
        work.server.chunk(100_000);
        Path file = Files.write(folder.resolve("data"), large);
        hub.upload(UploadRequest.to(REPO)
                .withFile("a.parquet", file)
                .withBytes("b.parquet", java.util.Arrays.copyOf(large, 150_000)));
        assertThat(repo().bytes("a.parquet")).contains(large);
        assertThat(repo().bytes("b.parquet")).contains(java.util.Arrays.copyOf(large, 150_000));
        assertThat(work.server.requests(Call.LFS_PUT)).hasSize(5);
        assertThat(work.server.requests(Call.LFS_COMPLETE)).hasSize(2);
    }

    @Test
    void partThatFailsIsSentAgain() throws IOException {
        hub.createRepository(REPO, false, false);
        work.server.chunk(100_000);
        work.server.faults().next(Call.LFS_PUT, Fault.status(503)).next(Call.LFS_PUT, new Fault.Drop());
        hub.upload(UploadRequest.to(REPO).withFile("a.parquet", Files.write(folder.resolve("data"), large)));
        assertThat(repo().bytes("a.parquet")).contains(large);
    }

    @Test
    void whatIsThereAlreadyIsNotSentAndMakesNoCommit() {
        hub.createRepository(REPO, false, false);
        UploadRequest request = UploadRequest.to(REPO)
                .withBytes("a.csv", "a,b\n".getBytes(UTF_8))
                .withBytes("b.parquet", large);
        String head = hub.upload(request).commit();
        int before = work.server.requests(Call.LFS_PUT).size();
        CommitResult again = hub.upload(request);
        assertThat(again.commit()).isEqualTo(head);
        assertThat(again.uploaded()).isEmpty();
        assertThat(again.unchanged()).containsExactly("a.csv", "b.parquet");
        assertThat(work.server.requests(Call.LFS_PUT)).hasSize(before);
        assertThat(work.server.requests(Call.COMMIT)).hasSize(1);
    }

    @Test
    void folderGoesWithoutGitAndBookkeeping() throws IOException {
        hub.createRepository(REPO, false, false);
        Path source = folder.resolve("source");
        for (String path : List.of("a.csv", "sub/b.csv", ".git/config", ".cache/huggingface/x", "sub/c.tmp")) {
            Files.createDirectories(source.resolve(path).getParent());
            Files.writeString(source.resolve(path), path);
        }
        hub.upload(Hub.folder(REPO, source, "data", List.of(), List.of("*.tmp")));
        assertThat(repo().paths()).containsExactly(".gitattributes", "data/a.csv", "data/sub/b.csv");
    }

    @Test
    void deletionsAreInTheSameCommit() {
        work.server
                .repo("datasets", "org/words")
                .put("old/a.csv", "1")
                .put("old/b.csv", "2")
                .put("x.csv", "3");
        hub.upload(UploadRequest.to(REPO).without("old/").without("x.csv").withBytes("new.csv", new byte[] {1}));
        assertThat(repo().paths()).containsExactly("new.csv");
    }

    @Test
    void branchThatMovedIsNotOverwritten() {
        hub.createRepository(REPO, false, false);
        String parent = repo().head();
        repo().put("other.csv", "1");
        assertThat(Failures.kind(() -> hub.upload(UploadRequest.to(REPO)
                        .withBytes("a.csv", new byte[] {1})
                        .withParent(parent))))
                .isEqualTo(HubException.Kind.PRECONDITION_FAILED);
        assertThat(repo().paths()).doesNotContain("a.csv");
    }

    @Test
    void pullRequestLeavesTheBranchAsItWas() {
        hub.createRepository(REPO, false, false);
        String head = repo().head();
        CommitResult done = hub.upload(
                UploadRequest.to(REPO).withBytes("a.csv", new byte[] {1}).asPullRequest());
        assertThat(done.pullRequest()).hasValueSatisfying(url -> assertThat(url).contains("/discussions/"));
        assertThat(repo().head()).isEqualTo(head);
    }

    @Test
    void cardWithWrongFrontMatterIsRefusedBeforeAnythingIsSent() {
        hub.createRepository(REPO, false, false);
        HubException failure = Failures.of(() -> hub.upload(UploadRequest.to(REPO)
                .withBytes("README.md", "---\nlicense: [a\n".getBytes(UTF_8))
                .withBytes("b.parquet", large)));
        assertThat(failure.kind()).isEqualTo(HubException.Kind.BAD_REQUEST);
        assertThat(failure).hasMessageContaining("The front matter has no closing ---");
        assertThat(work.server.requests(Call.LFS_PUT)).isEmpty();
    }

    @Test
    void repositoryThatIsThereIsFineOnlyOnDemand() {
        hub.createRepository(REPO, false, false);
        hub.createRepository(REPO, false, true);
        assertThat(Failures.kind(() -> hub.createRepository(REPO, false, false)))
                .isEqualTo(HubException.Kind.CONFLICT);
        hub.deleteRepository(REPO);
        assertThat(work.server.find("datasets", "org/words")).isEmpty();
    }

    @Test
    void strangersMayNotWrite() {
        work.server.user("eve", "hf_eve", "write");
        work.server.repo("datasets", "org/words").put("a.csv", "1");
        try (Hub eve = work.builder().token("hf_eve").build()) {
            assertThat(Failures.kind(() -> eve.upload(UploadRequest.to(REPO).withBytes("a.csv", new byte[] {9}))))
                    .isEqualTo(HubException.Kind.FORBIDDEN);
        }
    }

    @Test
    void threeHundredFilesAreAskedAboutInTwoCalls() {
        hub.createRepository(REPO, false, false);
        UploadRequest request = UploadRequest.to(REPO);
        for (int i = 0; i < 300; i++) {
            request = request.withBytes("f" + i + ".csv", new byte[] {(byte) i});
        }
        hub.upload(request);
        assertThat(work.server.requests(Call.PREUPLOAD)).hasSize(2);
        assertThat(repo().paths()).hasSize(301);
    }
}
