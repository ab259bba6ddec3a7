package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The next task, the queue of skipped ones and what somebody has had before. */
class LabelStreamTest extends OneStudio {
    private static final String THREE = "[{'text': '1'}, {'text': '2'}, {'text': '3'}]";

    private static Http.Answer next(Http who, long project) {
        return who.get("/api/projects/" + project + "/next");
    }

    private static Http.Answer byAction(Http who, long project, String body) {
        return who.send(
                "POST",
                "/api/dm/actions?id=next_task&project=" + project,
                body == null ? null : "application/json",
                body == null ? null : quoted(body));
    }

    private static String history(Http who, long project) {
        return ok(who.get("/api/projects/" + project + "/label-stream-history/"))
                .toString();
    }

    private static void skip(Http who, long task) {
        created(who.post("/api/tasks/" + task + "/annotations?was_cancelled=1", "{}"));
    }

    @Test
    void bothWaysToAskGiveTheFirstUnfinishedTaskUntilItIsAnnotated() {
        long project = studio.project(CHOICES);
        List<Long> tasks = importIds(project, THREE);
        JsonNode first = ok(next(ann, project));
        assertThat(id(first)).isEqualTo(tasks.get(0));
        assertThat(id(ok(byAction(ann, project, null)))).isEqualTo(tasks.get(0));
        assertThat(ok(next(ann, project)).get("unique_lock_id")).isEqualTo(first.get("unique_lock_id"));
        assertThat(first.get("is_labeled").asBoolean()).isFalse();
        assertThat(first.get("annotations").toString()).isEqualTo("[]");
        assertThat(first.get("drafts").toString()).isEqualTo("[]");
        assertThat(first.get("queue").asString()).isEqualTo("Sequence queue");
        annotate(ann, tasks.get(0), "[]");
        assertThat(id(ok(next(ann, project)))).isEqualTo(tasks.get(1));
    }

    @Test
    void labelledTasksAreNotOfferedAlsoWhenTheirAnswerWasImported() {
        long project = studio.project(CHOICES);
        List<Long> tasks = importIds(
                project, "[{'data': {'text': '1'}, 'annotations': [{'result': []}]}, {'data': {'text': '2'}}]");
        assertThat(id(ok(next(ann, project)))).isEqualTo(tasks.get(1));
        annotate(ann, tasks.get(1), "[]");
        Http.Answer nothing = next(ann, project);
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.json().get("detail").asString()).isEqualTo("There are no tasks for ann@example.com");
        Http.Answer action = byAction(ann, project, null);
        assertThat(action.status()).isEqualTo(404);
        assertThat(action.json().get("detail").asString())
                .isEqualTo("There are still some tasks to complete for the user=ann@example.com,"
                        + " but they seem to be locked by another user.");
    }

    @Test
    void theCallersOwnAnnotationIsEnoughNotToBeAskedAgain() {
        long project = studio.project(CHOICES);
        ok(ann.patch("/api/projects/" + project, "{\"maximum_annotations\": 2}"));
        List<Long> tasks = importIds(project, THREE);
        annotate(ann, tasks.get(0), "[]");
        assertThat(id(ok(next(ann, project)))).isEqualTo(tasks.get(1));
        assertThat(id(ok(next(bob, project)))).isEqualTo(tasks.get(0));
    }

    @Test
    void predictionsAreThoseOfTheVersionInUseFromTheNextCallOn() {
        long project = studio.project(CHOICES);
        importIds(
                project,
                "[{'data': {'text': '1'}, 'predictions': [{'result': [], 'model_version': 'm1'}, {'result': [], 'model_version':"
                        + " 'm2'}]}]");
        assertThat(ok(next(ann, project))
                        .get("predictions")
                        .valueStream()
                        .map(prediction -> prediction.get("model_version").asString()))
                .containsExactly("m2");
        ok(ann.patch("/api/projects/" + project, "{\"model_version\": \"m1\"}"));
        JsonNode predictions = ok(next(ann, project)).get("predictions");
        assertThat(predictions).hasSize(1);
        assertThat(predictions.get(0).get("model_version").asString()).isEqualTo("m1");
    }

    @Test
    void aTaskThatAnotherHoldsIsPassedOver() {
        long project = studio.project(CHOICES);
        List<Long> tasks = importIds(project, THREE);
        assertThat(id(ok(next(ann, project)))).isEqualTo(tasks.get(0));
        assertThat(id(ok(next(bob, project)))).isEqualTo(tasks.get(1));
    }

    @Test
    void anOrderOrAFilterMakesTheActionAListWithoutLocks() {
        long project = studio.project(CHOICES);
        List<Long> tasks = importIds(project, THREE);
        for (Http who : List.of(ann, bob, ann)) {
            assertThat(id(ok(byAction(who, project, "{'ordering': ['-tasks:id']}"))))
                    .isEqualTo(tasks.get(2));
            assertThat(id(ok(byAction(who, project, "{'ordering': ['tasks:id']}"))))
                    .isEqualTo(tasks.get(0));
        }
        assertThat(id(ok(byAction(
                        ann,
                        project,
                        "{'filters': {'conjunction': 'and', 'items': [{'filter': 'filter:tasks:data.text', 'operator': 'equal',"
                                + " 'type': 'String', 'value': '2'}]}}"))))
                .isEqualTo(tasks.get(1));
        assertThat(id(ok(byAction(
                        ann, project, "{'selectedItems': {'all': false, 'included': [" + tasks.get(2) + "]}}"))))
                .isEqualTo(tasks.get(2));
    }

    @Test
    void aSkippedTaskGoesToTheOthers() {
        long project = studio.project(CHOICES);
        ok(ann.patch("/api/projects/" + project, "{\"skip_queue\": \"REQUEUE_FOR_OTHERS\"}"));
        List<Long> tasks = importIds(project, "[{'text': 'A'}, {'text': 'B'}]");
        skip(ann, tasks.get(0));
        assertThat(id(ok(next(ann, project)))).isEqualTo(tasks.get(1));
        annotate(ann, tasks.get(1), "[]");
        assertThat(next(ann, project).status()).isEqualTo(404);
        assertThat(ok(ann.get("/api/tasks/" + tasks.get(0))).get("is_labeled").asBoolean())
                .isFalse();
    }

    @Test
    void aSkippedTaskComesBackToItsSkipperAndTheSkipCanBeTakenBack() {
        long project = studio.project(CHOICES);
        ok(ann.patch("/api/projects/" + project, "{\"skip_queue\": \"REQUEUE_FOR_ME\"}"));
        List<Long> tasks = importIds(project, "[{'text': 'A'}, {'text': 'B'}]");
        skip(ann, tasks.get(0));
        assertThat(id(ok(next(ann, project)))).isEqualTo(tasks.get(1));
        annotate(ann, tasks.get(1), "[]");
        JsonNode back = ok(next(ann, project));
        assertThat(id(back)).isEqualTo(tasks.get(0));
        assertThat(back.get("queue").asString()).isEqualTo("Skipped queue");
        long skip =
                id(ok(ann.get("/api/tasks/" + tasks.get(0))).get("annotations").get(0));
        assertThat(ann.delete("/api/annotations/" + skip).status()).isEqualTo(204);
        annotate(ann, tasks.get(0), "[]");
        assertThat(next(ann, project).status()).isEqualTo(404);
        assertThat(ok(ann.get("/api/tasks/" + tasks.get(0))).get("is_labeled").asBoolean())
                .isTrue();
    }

    @Test
    void aSkipCountsAsDoneWhereSkippedTasksAreIgnored() {
        long project = studio.project(CHOICES);
        ok(ann.patch("/api/projects/" + project, "{\"skip_queue\": \"IGNORE_SKIPPED\"}"));
        List<Long> tasks = importIds(project, "[{'text': 'A'}, {'text': 'B'}]");
        skip(ann, tasks.get(0));
        annotate(ann, tasks.get(1), "[]");
        assertThat(next(ann, project).status()).isEqualTo(404);
        assertThat(ok(ann.get("/api/tasks/" + tasks.get(0))).get("is_labeled").asBoolean())
                .isTrue();
    }

    @Test
    void theHistoryFollowsWhatBecomesOfATask() {
        long project = studio.project(CHOICES);
        List<Long> tasks = importIds(project, THREE);
        assertThat(history(ann, project)).isEqualTo("[]");
        ok(next(ann, project));
        ok(next(ann, project));
        assertThat(history(ann, project)).isEqualTo("[{\"taskId\":" + tasks.get(0) + ",\"annotationId\":null}]");
        long annotation = annotate(ann, tasks.get(0), "[]");
        assertThat(history(ann, project))
                .isEqualTo("[{\"taskId\":" + tasks.get(0) + ",\"annotationId\":" + annotation + "}]");
        assertThat(ann.delete("/api/annotations/" + annotation).status()).isEqualTo(204);
        assertThat(history(ann, project)).isEqualTo("[{\"taskId\":" + tasks.get(0) + ",\"annotationId\":null}]");
        assertThat(history(bob, project)).as("everybody has their own").isEqualTo("[]");
        assertThat(ann.delete("/api/tasks/" + tasks.get(0)).status()).isEqualTo(204);
        assertThat(history(ann, project)).isEqualTo("[]");
    }
}
