package dev.tagloop.server.imports;

import static dev.tagloop.server.TestStudio.ok;
import static dev.tagloop.server.imports.ImportJob.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hundreds of digits are a number of JSON, and none of any database. */
class NumbersBeyondDoublesTest {
    private static final String NINES = "9".repeat(400);

    @TempDir
    Path folder;

    private TestStudio studio;
    private long project;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
        project = studio.project(TestStudio.NER);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private static String scored(String score) {
        return "[{\"data\": {\"text\": \"a\"}, \"predictions\": [{\"score\": " + score + ", \"result\": []}],"
                + " \"annotations\": [{\"lead_time\": " + score + ", \"result\": []}]}]";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".5"})
    void leaveAScoreAndALeadTimeUnknown(String fraction) {
        assertSucceeded(new ImportJob(studio.ann(), project).run("a.json", scored(NINES + fraction)), 1);
        assertUnknown();
    }

    @Test
    void leaveThemUnknownInARequestToo() {
        assertThat(studio.ann()
                        .post("/api/projects/" + project + "/import", scored("-" + NINES))
                        .status())
                .isEqualTo(201);
        assertUnknown();
    }

    @Test
    void areNoReasonForAnErrorOfTheServerWhereverTheyStand() {
        long task = studio.ann()
                .post(
                        "/api/tasks/",
                        "{\"data\": {\"text\": \"a\", \"n\": " + NINES + "}, \"project\": " + project + "}")
                .json()
                .get("id")
                .asLong();
        for (String number : List.of(NINES, "-" + NINES + ".5")) {
            for (String path : List.of("/api/tasks/" + task + "/annotations/", "/api/predictions/", "/api/dm/views/")) {
                String body =
                        "{\"result\": [], \"lead_time\": N, \"score\": N, \"task\": T, \"project\": P, \"data\": {\"filters\":"
                                + " {\"conjunction\": \"and\", \"items\": [{\"filter\": \"filter:tasks:predictions_score\", \"operator\":"
                                + " \"greater\", \"type\": \"Number\", \"value\": N}]}}}";
                assertThat(studio.ann()
                                .post(
                                        path,
                                        body.replace("N", number)
                                                .replace("T", "" + task)
                                                .replace("P", "" + project))
                                .status())
                        .as(path)
                        .isBetween(200, 499);
            }
        }
        studio.ann().get("/api/tasks/?fields=all&project=" + project);
    }

    private void assertUnknown() {
        var task = ok(studio.ann().get("/api/tasks/?fields=all&project=" + project))
                .at("/tasks/0");
        assertThat(task.at("/predictions/0/score").isNull()).isTrue();
        assertThat(task.at("/annotations/0/lead_time").isNull()).isTrue();
        assertThat(Json.write(task)).doesNotContain("99999");
    }
}
