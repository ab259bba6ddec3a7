package dev.tagloop.server.movein;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.move.ApiSource;
import dev.tagloop.labelstudio.move.MoveException;
import dev.tagloop.net.OutboundPolicy;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Tag("thorough")
class ProjectsMoveInTest {
    @TempDir
    Path there;

    @TempDir
    Path here;

    private FullStudio source;

    @BeforeEach
    void start() {
        source = new FullStudio(there);
    }

    @AfterEach
    void stop() {
        source.close();
    }

    private ObjectNode move(MoveRequest request, Progress progress, CancelToken cancel) {
        try (DataFolder folder = TestDatabases.open(here);
                ApiSource api = source.open()) {
            MoveIn.sweep(folder);
            return new MoveIn(folder, api, request).run(progress, cancel).json();
        }
    }

    private ObjectNode move() {
        return move(new MoveRequest(Set.of(), false), Progress.NONE, new CancelToken());
    }

    /** What a person or a script sees of a project. */
    private static String seen(TestStudio studio, long project) {
        String tasks =
                studio.ann().get("/api/tasks?fields=all&project=" + project).text();
        String exported = studio.ann()
                .get("/api/projects/" + project + "/export?exportType=JSON&download_all_tasks=true")
                .text();
        String views = studio.ann().get("/api/dm/views?project=" + project).text();
        String summary =
                studio.ann().get("/api/projects/" + project + "/summary").text();
        String settings = studio.ann().get("/api/projects/" + project).text();
        return String.join("\n", tasks, exported, views, summary, settings)
                .replaceAll("\"created_ago\":\"[^\"]*\"", "");
    }

    @Test
    void anEmptyServerHasTheSameAfterwardsUnderTheSameIds() {
        ObjectNode report = move();
        assertThat(report.path("complete").asBoolean()).as(report.toString()).isTrue();
        JsonNode project = report.path("projects").get(0);
        assertThat(project.path("state").asString()).isEqualTo("moved");
        assertThat(project.path("notes").toString()).isEqualTo("[]");
        assertThat(project.path("read").toString())
                .isEqualTo("{\"tasks\":4,\"annotations\":3,\"predictions\":2,\"drafts\":2}");
        assertThat(project.path("stored")).isEqualTo(project.path("read"));
        assertThat(project.path("digest").asString())
                .hasSize(64)
                .isEqualTo(project.path("digest_read").asString());
        assertThat(report.path("accounts").path("made").toString())
                .isEqualTo("[\"ann@example.com\",\"bob@example.com\"]");
        try (TestStudio target = new TestStudio(here)) {
            assertThat(seen(target, source.project())).isEqualTo(seen(source.studio(), source.project()));
            assertThat(ok(target.ann().get("/api/labels?expand=links"))
                            .at("/results/0/links/0/project")
                            .asLong())
                    .isEqualTo(source.project());
            // New things get numbers behind those that came.
            long task = target.task(source.project(), "one more");
            assertThat(task).isGreaterThan(4);
        }
    }

    @Test
    void whatHasItsIdsAlreadyStaysAndTheOthersGetNewOnes() {
        long own;
        try (TestStudio target = new TestStudio(here)) {
            target.member("eve@example.com");
            own = target.project(TestStudio.NER);
            target.task(own, "mine");
            created(target.ann().post("/api/tasks/1/annotations", "{\"result\": []}"));
        }
        // The order of the accounts is another one: bob is 2 there and eve 3; zoe is 3 there.
        source.studio().member("zoe@example.com");
        ObjectNode report = move();
        JsonNode project = report.path("projects").get(0);
        assertThat(project.path("state").asString()).as(report.toString()).isEqualTo("moved");
        assertThat(project.path("renumbered_tasks").asLong()).isEqualTo(1);
        assertThat(project.path("renumbered_annotations").asLong()).isEqualTo(1);
        assertThat(report.path("accounts").path("made").toString()).isEqualTo("[\"zoe@example.com\"]");
        long moved = project.path("id").asLong();
        assertThat(moved).isNotEqualTo(own);
        try (TestStudio target = new TestStudio(here)) {
            assertThat(ok(target.ann().get("/api/tasks/1")).at("/data/text").asString())
                    .isEqualTo("mine");
            JsonNode tasks = ok(target.ann().get("/api/tasks?fields=all&project=" + moved))
                    .get("tasks");
            assertThat(tasks.valueStream().map(task -> task.at("/data/text").asString()))
                    .containsExactlyInAnyOrder("Ann", "Bob", "Eve", "\ud83d\ude00 e\u0301\r\nCRLF");
            JsonNode ann = tasks.valueStream()
                    .filter(task -> task.at("/data/text").asString().equals("Ann"))
                    .findFirst()
                    .orElseThrow();
            JsonNode first = ann.at("/annotations/0");
            JsonNode second = ann.at("/annotations/1");
            if (first.path("parent_annotation").isNumber()) {
                JsonNode swap = first;
                first = second;
                second = swap;
            }
            assertThat(second.path("parent_annotation")).isEqualTo(first.path("id"));
            assertThat(first.path("parent_prediction")).isEqualTo(ann.at("/predictions/0/id"));
            assertThat(ok(target.ann().get("/api/projects/" + moved))
                            .path("task_number")
                            .asLong())
                    .isEqualTo(4);
        }
    }

    @Test
    void aMoveThatWasStoppedLeavesNothingHalfAndGoesOnWithWhatIsMissing() {
        long second = source.studio().project(TestStudio.NER);
        source.studio().task(second, "of the second");
        CancelToken cancel = new CancelToken();
        assertThatThrownBy(() -> move(
                        new MoveRequest(Set.of(), false),
                        (step, done, total) -> {
                            if (step.startsWith("Project 2 of 2") && done > 0) {
                                cancel.cancel();
                            }
                        },
                        cancel))
                .isInstanceOf(CancellationException.class);
        try (TestStudio target = new TestStudio(here)) {
            assertThat(ok(target.ann().get("/api/projects")).path("count").asLong())
                    .isEqualTo(1);
        }
        ObjectNode report = move();
        assertThat(report.path("projects")
                        .valueStream()
                        .map(project -> project.path("state").asString()))
                .containsExactly("present", "moved");
        assertThat(report.at("/projects/1/id").asLong()).isEqualTo(second);
        try (TestStudio target = new TestStudio(here)) {
            assertThat(seen(target, second)).isEqualTo(seen(source.studio(), second));
        }
    }

    @Test
    void aDryRunTellsAndChangesNothing() {
        ObjectNode report = move(new MoveRequest(Set.of(), true), Progress.NONE, new CancelToken());
        assertThat(report.at("/projects/0/state").asString()).isEqualTo("would_move");
        assertThat(report.at("/projects/0/told/tasks").asLong()).isEqualTo(4);
        assertThat(report.path("accounts").path("made").size()).isEqualTo(2);
        try (DataFolder folder = TestDatabases.open(here)) {
            assertThat(folder.database()
                            .<Long>read(handle -> handle.createQuery("SELECT COUNT(*) FROM users")
                                    .mapTo(Long.class)
                                    .one()))
                    .isZero();
        }
    }

    @Test
    void oneProjectIsMovedWhereOneIsNamed() {
        long second = source.studio().project(TestStudio.NER);
        ObjectNode report = move(new MoveRequest(Set.of(second), false), Progress.NONE, new CancelToken());
        assertThat(report.path("projects").size()).isEqualTo(1);
        assertThat(report.at("/projects/0/source_id").asLong()).isEqualTo(second);
        assertThatThrownBy(() -> move(new MoveRequest(Set.of(99L), false), Progress.NONE, new CancelToken()))
                .isInstanceOf(MoveException.class)
                .hasMessageContaining("has no project 99");
    }

    @Test
    void aProjectInTheTrashIsNotMovedASecondTime() {
        move();
        try (TestStudio target = new TestStudio(here)) {
            assertThat(target.ann().delete("/api/projects/" + source.project()).status())
                    .isEqualTo(204);
        }
        assertThat(move().at("/projects/0/state").asString()).isEqualTo("in_trash");
    }

    @Test
    void aWrongTokenIsSaidSo() {
        assertThatThrownBy(() -> ApiSource.open(source.studio().url(), "0".repeat(40), OutboundPolicy.operator())
                        .close())
                .isInstanceOf(MoveException.class)
                .hasMessageContaining("refuses the token");
    }
}
