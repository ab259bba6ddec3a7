package dev.tagloop.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.Recorded;
import dev.tagloop.hub.repo.RepoId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensStayAtTheEndpointTest {
    private static final RepoId REPO = RepoId.model("org/net");

    @TempDir
    Path folder;

    private Workplace work;

    @BeforeEach
    void start() {
        work = new Workplace(folder);
        work.server
                .repo("models", "org/net")
                .put("model.onnx", new byte[] {1, 2, 3})
                .makePrivate();
    }

    @AfterEach
    void stop() {
        work.close();
    }

    @Test
    void secondHostHearsNoToken() {
        try (Hub hub = work.alice()) {
            assertThat(hub.download(REPO, "model.onnx")).hasBinaryContent(new byte[] {1, 2, 3});
        }
        assertThat(work.server.requests(Call.RESOLVE_GET))
                .isNotEmpty()
                .allSatisfy(
                        request -> assertThat(request.header("authorization")).contains("Bearer " + Workplace.TOKEN));
        assertThat(work.server.requests(Call.CONTENT))
                .hasSize(1)
                .allSatisfy(
                        request -> assertThat(request.header("authorization")).isEmpty());
    }

    @Test
    void partsOfAFileAreReadWithoutShowingItEither() {
        try (Hub hub = work.alice()) {
            assertThat(hub.open(REPO, "main", "model.onnx").read(1, 2)).containsExactly(2, 3);
        }
        assertThat(work.server.requests(Call.CONTENT))
                .extracting(Recorded::status)
                .containsExactly(206);
    }

    @Test
    void renamedRepositoryOnTheSameHostKeepsIt() {
        work.server.move("models", "org/old", "org/net");
        try (Hub hub = work.alice()) {
            assertThat(hub.download(RepoId.model("org/old"), "model.onnx")).hasBinaryContent(new byte[] {1, 2, 3});
        }
    }
}
