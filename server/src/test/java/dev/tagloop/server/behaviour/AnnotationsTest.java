package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Annotations and the drafts that they come from. */
class AnnotationsTest extends OneStudio {
    private long project;
    private long task;

    @BeforeEach
    void task() {
        project = studio.project(CHOICES);
        task = studio.task(project, "x");
    }

    private long draft(Http who, String path) {
        return id(created(who.post(path + "/drafts", "{\"result\": " + chosen("a") + ", \"lead_time\": 2.5}")));
    }

    private long draft(Http who) {
        return draft(who, "/api/tasks/" + task);
    }

    @Test
    void aSkipNeedsNoResult() {
        JsonNode skip = created(ann.post("/api/tasks/" + task + "/annotations?was_cancelled=1", "{}"));
        assertThat(skip.get("was_cancelled").asBoolean()).isTrue();
        JsonNode shown = ok(ann.get("/api/tasks/" + task));
        assertThat(shown.get("cancelled_annotations").asInt()).isEqualTo(1);
        assertThat(shown.get("total_annotations").asInt()).isZero();
    }

    @Test
    void aPatchKeepsWhatItDoesNotMention() {
        long annotation = id(created(ann.post(
                "/api/tasks/" + task + "/annotations",
                "{\"result\": " + chosen("a") + ", \"lead_time\": 3.25, \"ground_truth\": true}")));
        JsonNode patched = ok(ann.patch("/api/annotations/" + annotation, "{\"result\": []}"));
        assertThat(patched.get("lead_time").asDouble()).isEqualTo(3.25);
        assertThat(patched.get("ground_truth").asBoolean()).isTrue();
        assertThat(patched.get("completed_by").asLong()).isEqualTo(studio.id("ann@example.com"));
        JsonNode byBob = ok(bob.patch("/api/annotations/" + annotation, "{\"lead_time\": 4}"));
        assertThat(byBob.get("completed_by").asLong()).isEqualTo(studio.id("ann@example.com"));
        assertThat(byBob.get("updated_by").asLong()).isEqualTo(studio.id("bob@example.com"));
    }

    @Test
    void aDraftHasTheFieldsOfTheContract() {
        JsonNode draft = ok(ann.get("/api/drafts/" + draft(ann)));
        assertThat(draft.get("task").asLong()).isEqualTo(task);
        assertThat(draft.get("annotation").isNull()).isTrue();
        assertThat(draft.get("user").asString()).isEqualTo("ann@example.com");
        assertThat(draft.get("lead_time").asDouble()).isEqualTo(2.5);
        assertThat(draft.get("result").toString()).isEqualTo(json(chosen("a")).toString());
        assertThat(draft.get("created_ago").asString()).isEqualTo("0\u00a0minutes");
    }

    @Test
    void theListHasTheDraftsOfAllUsersAlsoThoseOnAnnotations() {
        long annotation = annotate(ann, task, "[]");
        long first = draft(ann);
        long second = draft(bob);
        long third = draft(bob, "/api/tasks/" + task + "/annotations/" + annotation);
        for (String path : List.of("", "/annotations/" + annotation)) {
            JsonNode list = ok(ann.get("/api/tasks/" + task + path + "/drafts"));
            assertThat(ids(list)).as(path).containsExactlyInAnyOrder(first, second, third);
        }
        assertThat(ok(ann.get("/api/drafts/" + third)).get("annotation").asLong())
                .isEqualTo(annotation);
    }

    @Test
    void anAnnotationUsesItsDraftUp() {
        long draft = draft(ann);
        created(ann.post(
                "/api/tasks/" + task + "/annotations",
                "{\"result\": " + chosen("a") + ", \"draft_id\": " + draft + "}"));
        assertThat(ann.get("/api/drafts/" + draft).status()).isEqualTo(404);
    }

    @Test
    void theDraftOfAnotherTaskIsRefusedAndStays() {
        long other = studio.task(project, "y");
        long draft = draft(ann);
        Http.Answer refused =
                ann.post("/api/tasks/" + other + "/annotations", "{\"result\": [], \"draft_id\": " + draft + "}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(ok(ann.get("/api/tasks/" + other)).get("annotations")).isEmpty();
        assertThat(ann.get("/api/drafts/" + draft).status()).isEqualTo(200);
    }

    @Test
    void anUpdateDeletesAllDraftsOnTheAnnotationAndNoOther() {
        long annotation = annotate(ann, task, "[]");
        long onTask = draft(bob);
        long anns = draft(ann, "/api/tasks/" + task + "/annotations/" + annotation);
        long bobs = draft(bob, "/api/tasks/" + task + "/annotations/" + annotation);
        ok(ann.patch("/api/annotations/" + annotation, "{\"result\": " + chosen("b") + "}"));
        assertThat(ann.get("/api/drafts/" + anns).status()).isEqualTo(404);
        assertThat(ann.get("/api/drafts/" + bobs).status()).isEqualTo(404);
        assertThat(ann.get("/api/drafts/" + onTask).status()).isEqualTo(200);
    }

    @Test
    void theBulkActionDeletesAnnotationsAndDraftsOfBothKinds() {
        long annotation = annotate(ann, task, chosen("a"));
        List<Long> drafts = List.of(draft(bob), draft(bob, "/api/tasks/" + task + "/annotations/" + annotation));
        ok(ann.post(
                "/api/dm/actions?id=delete_tasks_annotations&project=" + project,
                "{\"selectedItems\": {\"all\": true, \"excluded\": []}}"));
        assertThat(ann.get("/api/annotations/" + annotation).status()).isEqualTo(404);
        for (long draft : drafts) {
            assertThat(ann.get("/api/drafts/" + draft).status()).isEqualTo(404);
        }
        assertThat(summary(project).get("created_labels").toString()).isEqualTo("{}");
        assertThat(summary(project).get("created_labels_drafts").toString()).isEqualTo("{}");
    }

    @Test
    void labelsAreRewrittenInsideStoredAnnotations() {
        long annotation = annotate(ann, task, chosen("a", "b"));
        ok(ann.post(
                "/api/labels/bulk", quoted("{'project': " + project + ", 'old_label': ['a'], 'new_label': ['z']}")));
        assertThat(ok(ann.get("/api/annotations/" + annotation))
                        .get("result")
                        .valueStream()
                        .map(region -> region.at("/value/choices/0").asString()))
                .containsExactly("z", "b");
    }
}
