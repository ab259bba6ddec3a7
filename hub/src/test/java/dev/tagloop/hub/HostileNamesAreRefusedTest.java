package dev.tagloop.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.Fault;
import dev.tagloop.hub.repo.RepoId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileNamesAreRefusedTest {
    private static final RepoId REPO = RepoId.model("org/net");

    @TempDir
    Path folder;

    private Workplace work;

    @BeforeEach
    void start() {
        work = new Workplace(folder);
        work.server.repo("models", "org/net").put("config.json", "{}");
    }

    @AfterEach
    void stop() {
        work.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "a/", "/a", "../x", "../../x", "a/..", "a/b/c", "a/../b", ".hidden", "a/.b", "a/b.git", "a--b",
                "a/b--c", "-a", "a-", "a b", "a\u0000b", "a/b\n", "a\\b", "a/b?x=1", "a/b#c", "a%2f..", "ä", "C:", "a:b"
            })
    void repositoryIds(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepoId.model(id))
                .withMessageContaining("is no repository id");
    }

    @Test
    void idsOfNinetySixCharactersAreTheLongest() {
        assertThat(RepoId.model("a/" + "b".repeat(96)).name()).hasSize(96);
        assertThatIllegalArgumentException().isThrownBy(() -> RepoId.model("b".repeat(97)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/../../x",
                "/etc/passwd",
                "~/x",
                "C:/x",
                "c:x",
                "\\\\host\\share",
                "a\\b",
                "a//b",
                "a/",
                "./a",
                "..",
                ".",
                "a\u0000b",
                "a\nb"
            })
    void fileNames(String name) throws IOException {
        try (Hub hub = work.client()) {
            assertThat(Failures.kind(() -> hub.download(REPO, name))).isEqualTo(HubException.Kind.HOSTILE);
            assertThat(work.server.requests()).isEmpty();
            // The same from a repository that lists such a name.
            work.server.faults().next(Call.TREE, new Fault.Status(200, Map.of(), tree(name)));
            assertThat(Failures.kind(() -> hub.snapshot(REPO))).isEqualTo(HubException.Kind.HOSTILE);
            assertThat(work.cache()).doesNotExist();
        }
    }

    private static String tree(String name) {
        String escaped = name.replace("\\", "\\\\").replace("\u0000", "\\u0000").replace("\n", "\\n");
        return "[{\"type\":\"file\",\"oid\":\"" + "0".repeat(40) + "\",\"size\":1,\"path\":\"" + escaped + "\"}]";
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/x", "x/", "a\nb", "a b", "a\\b", ".hidden", "a..b", "*"})
    void revisions(String revision) {
        try (Hub hub = work.client()) {
            assertThatIllegalArgumentException().isThrownBy(() -> hub.info(REPO, revision));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FileRequest.of(REPO, "config.json").withRevision(revision));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../x", "/etc/x", "a/b", "..", "x.incomplete", "a\\b"})
    void contentsByEtag(String etag) {
        work.server
                .faults()
                .always(
                        Call.RESOLVE_HEAD,
                        new Fault.Headers(Map.of("ETag", '"' + etag + '"', "X-Linked-Etag", '"' + etag + '"')));
        try (Hub hub = work.client()) {
            assertThat(Failures.kind(() -> hub.download(REPO, "config.json"))).isEqualTo(HubException.Kind.HOSTILE);
            assertThat(work.cache()).doesNotExist();
        }
    }

    @Test
    void plantedLinkInASnapshotIsNotReadThrough() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        try (Hub hub = work.client()) {
            Path file = hub.download(REPO, "config.json");
            Files.delete(file);
            Files.createSymbolicLink(file, secret);
            assertThat(Failures.kind(() -> hub.download(REPO, "config.json"))).isEqualTo(HubException.Kind.HOSTILE);
            assertThat(Failures.kind(() -> hub.cached(REPO, "main", "config.json")))
                    .isEqualTo(HubException.Kind.HOSTILE);
            assertThat(hub.cache().scan().repos()).isEmpty();
            assertThat(hub.cache().scan().warnings())
                    .containsExactly(file + " is a link that leads out of the repository's folder");
        }
    }

    @Test
    void plantedLinkInTheWayOfAFolderIsNotWrittenThrough() throws IOException {
        work.server.repo("models", "org/net").put("sub/a.json", "{}");
        Path outside = Files.createDirectory(folder.resolve("outside"));
        try (Hub hub = work.client()) {
            Path file = hub.download(REPO, "config.json");
            Files.createSymbolicLink(file.resolveSibling("sub"), outside);
            assertThat(Failures.kind(() -> hub.download(REPO, "sub/a.json"))).isEqualTo(HubException.Kind.HOSTILE);
            assertThat(outside).isEmptyDirectory();
        }
    }

    @Test
    void plantedLinkInPlaceOfAContentIsNotWrittenThrough() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "mine");
        String etag = work.server.repo("models", "org/net").etag("config.json");
        Path blob = work.cache().resolve("models--org--net/blobs/" + etag);
        Files.createDirectories(blob.getParent());
        Files.createSymbolicLink(blob, outside);
        try (Hub hub = work.client()) {
            assertThat(Failures.kind(() -> hub.download(REPO, "config.json"))).isEqualTo(HubException.Kind.HOSTILE);
            assertThat(outside).content().isEqualTo("mine");
        }
    }

    @Test
    void pagesThatLeadInACircleEnd() {
        work.server
                .faults()
                .always(
                        Call.TREE,
                        new Fault.Status(
                                200,
                                Map.of(
                                        "Link",
                                        "<" + work.server.endpoint()
                                                + "/api/models/org/net/tree/main?x=1>; rel=\"next\""),
                                "[]"));
        try (Hub hub = work.client()) {
            assertThat(Failures.kind(() -> hub.tree(REPO, "main"))).isEqualTo(HubException.Kind.NOT_A_HUB);
            assertThat(work.server.requests(Call.TREE)).hasSize(2);
        }
    }

    @Test
    void nextPageOnAnotherHostHearsNoToken() {
        work.server
                .faults()
                .next(
                        Call.TREE,
                        new Fault.Status(
                                200, Map.of("Link", "<" + work.server.contentHost() + "/x>; rel=\"next\""), "[]"));
        try (Hub hub = work.alice()) {
            assertThat(Failures.kind(() -> hub.tree(REPO, "main"))).isEqualTo(HubException.Kind.HTTP);
        }
        assertThat(work.server.requests(Call.CONTENT))
                .hasSize(1)
                .allSatisfy(
                        request -> assertThat(request.header("authorization")).isEmpty());
    }
}
