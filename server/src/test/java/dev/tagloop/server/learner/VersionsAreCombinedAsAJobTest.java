package dev.tagloop.server.learner;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Versions that are to answer together become one more version, which somebody has to promote. */
class VersionsAreCombinedAsAJobTest {
    private static final String BOTH = "{\"versions\": [\"v1\", \"v2\"]}";

    @TempDir
    Path folder;

    private Taught taught() throws Exception {
        Taught made = new Taught(folder);
        made.label(0, "Ann met Bob", "Bob", "ORG");
        made.trained();
        made.label(1, "Bob met Cora", "Cora", "PER");
        made.trained();
        return made;
    }

    @Test
    void theNewVersionIsThereAndDoesNotAnswerByItself() throws Exception {
        try (Taught made = taught()) {
            assertThat(made.versions()).containsExactly("v1*", "v2");
            JsonNode job = ok(made.ann().post(made.path("/combine"), BOTH));
            assertThat(job.get("kind").asString()).isEqualTo("combine/learner");
            JsonNode end = made.ended(job);
            assertThat(end.get("state").asString()).as(end.toString()).isEqualTo("succeeded");
            assertThat(end.at("/result/version").asString()).isEqualTo("v3");
            assertThat(made.versions()).containsExactly("v1*", "v2", "v3");
        }
    }

    @Test
    void whatCannotBeCombinedIsSaidAtOnce() throws Exception {
        try (Taught made = taught()) {
            for (String wrong : new String[] {
                "{}", "{\"versions\": \"v1\"}", "{\"versions\": [\"v1\"]}", "{\"versions\": [\"v1\", \"v1\"]}"
            }) {
                assertThat(made.ann().post(made.path("/combine"), wrong).status())
                        .as(wrong)
                        .isEqualTo(400);
            }
            assertThat(made.ann()
                            .post(made.path("/combine"), "{\"versions\": [\"v1\", \"v9\"]}")
                            .status())
                    .isEqualTo(404);
            ok(made.ann().patch("/api/tagloop/projects/" + made.project + "/roles", "{\"enabled\": true}"));
            assertThat(made.studio.bob().post(made.path("/combine"), BOTH).status())
                    .isEqualTo(403);
            assertThat(made.versions()).containsExactly("v1*", "v2");
        }
    }

    @Test
    void aSecondCallFindsTheOneThatRunsAndCancellingLeavesNoVersion() throws Exception {
        try (Taught made = taught()) {
            CountDownLatch begun = new CountDownLatch(1);
            made.learner.teacher((words, watch) -> {
                begun.countDown();
                while (!watch.cancelled()) {
                    Thread.sleep(20);
                }
                throw new CancellationException();
            });
            JsonNode job = ok(made.ann().post(made.path("/combine"), BOTH));
            begun.await();
            assertThat(ok(made.ann().post(made.path("/combine"), BOTH)).get("id"))
                    .isEqualTo(job.get("id"));
            ok(made.ann()
                    .post(
                            "/api/tagloop/projects/" + made.project + "/jobs/"
                                    + job.get("id").asString() + "/cancel",
                            "{}"));
            assertThat(made.ended(job).get("state").asString()).isEqualTo("cancelled");
            assertThat(made.versions()).containsExactly("v1*", "v2");
        }
    }
}
