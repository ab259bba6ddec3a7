package dev.tagloop.server.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.mutation.Mutation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a request on tasks and what hangs on them holds: the answer is never a server error. */
class MutatedRequestsNeverFailTheServerTest {
    private static final int REQUESTS = 2000;
    private static final long SEED = 20240131;

    /** @param body null where none is sent */
    private record Base(String method, String path, String body) {}

    private static final String REGION =
            "{\"id\": \"r\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
                    + " \"value\": {\"start\": 0, \"end\": 1, \"labels\": [\"PER\"]}, \"score\": 0.5}";
    private static final String ANNOTATION =
            "{\"result\": [" + REGION + "], \"lead_time\": 1.5, \"was_cancelled\": false,"
                    + " \"ground_truth\": true, \"completed_by\": 1, \"unique_id\": null, \"draft_id\": null, \"project\": 1}";
    private static final String TASK =
            "{\"data\": {\"text\": \"a\"}, \"meta\": {\"k\": [1]}, \"annotations\": [" + ANNOTATION
                    + "], \"predictions\": [{\"result\": [" + REGION + "], \"score\": 0.5, \"model_version\": \"m\"}]}";
    private static final List<Base> BASES = List.of(
            new Base("POST", "/api/projects/1/import?return_task_ids=1", "[" + TASK + ", {\"text\": \"flat\"}]"),
            new Base(
                    "POST",
                    "/api/projects/1/tasks/bulk?preannotated_from_fields=ner,text",
                    "[{\"text\": \"a\", \"ner\": {\"labels\": []}}]"),
            new Base("POST", "/api/projects/1/import?commit_to_project=false", TASK),
            new Base(
                    "POST",
                    "/api/tasks",
                    "{\"project\": 1, \"data\": {\"text\": \"a\"}, \"meta\": {}, \"inner_id\": 5}"),
            new Base("POST", "/api/projects/1/tasks", "{\"data\": {\"text\": \"a\"}}"),
            new Base(
                    "PATCH",
                    "/api/tasks/1",
                    "{\"data\": {\"text\": \"b\"}, \"meta\": {\"a\": 1}, \"is_labeled\": true, \"inner_id\": 3}"),
            new Base("GET", "/api/tasks/1", null),
            new Base("GET", "/api/tasks?project=1&page=1&page_size=2&fields=all&include=id,data", null),
            new Base("GET", "/api/tasks?project=1&query=%7B%22filters%22%3A%7B%22items%22%3A%5B1%5D%7D%7D", null),
            new Base("GET", "/api/projects/1/tasks?page=1&page_size=2&start=1", null),
            new Base("POST", "/api/tasks/1/annotations", ANNOTATION),
            new Base("POST", "/api/tasks/1/annotations?was_cancelled=1", "{\"lead_time\": 1}"),
            new Base("PATCH", "/api/annotations/1", ANNOTATION),
            new Base("PUT", "/api/annotations/2", ANNOTATION),
            new Base("POST", "/api/annotations/4/convert-to-draft", "{}"),
            new Base("POST", "/api/tasks/1/drafts", "{\"result\": [" + REGION + "], \"lead_time\": 2}"),
            new Base("POST", "/api/tasks/1/annotations/2/drafts", "{\"result\": [" + REGION + "]}"),
            new Base(
                    "PATCH",
                    "/api/drafts/1",
                    "{\"result\": [" + REGION + "], \"lead_time\": 2, \"was_postponed\": true}"),
            new Base(
                    "POST",
                    "/api/predictions",
                    "{\"task\": 1, \"result\": [" + REGION + "], \"score\": 0.5, \"model_version\": \"m\"}"),
            new Base(
                    "PATCH",
                    "/api/predictions/1",
                    "{\"result\": [" + REGION + "], \"score\": null, \"model_version\": \"n\"}"),
            new Base("GET", "/api/predictions?task=1", null),
            new Base(
                    "POST",
                    "/api/projects/1/import/predictions",
                    "[{\"task\": 1, \"result\": [" + REGION + "], \"score\": 0.5}]"),
            new Base("GET", "/api/projects/1/model-versions?extended=true", null),
            new Base("DELETE", "/api/projects/1/model-versions", "{\"model_version\": \"m\"}"),
            new Base("GET", "/api/projects/1/next", null),
            new Base(
                    "POST",
                    "/api/dm/actions?id=next_task&project=1",
                    "{\"ordering\": [\"-tasks:id\"], \"filters\": {\"conjunction\": \"and\","
                            + " \"items\": [{\"filter\": \"filter:tasks:id\", \"operator\": \"in\", \"type\": \"Number\", \"value\": {\"min\": 1, \"max\": 9}}]},"
                            + " \"selectedItems\": {\"all\": true, \"excluded\": [1]}}"),
            new Base("GET", "/api/projects/1/label-stream-history", null),
            new Base("GET", "/api/projects/1/summary", null),
            new Base("GET", "/api/projects/1/export?exportType=JSON&ids[]=1&ids=2".replace("[]", "%5B%5D"), null),
            new Base("GET", "/api/projects/1/file-uploads?ids=1", null),
            new Base("DELETE", "/api/projects/1/file-uploads", "{\"file_upload_ids\": [1]}"),
            new Base("POST", "/api/projects/1/reimport", "{\"file_upload_ids\": [1], \"files_as_tasks_list\": true}"),
            new Base("DELETE", "/api/annotations/3", null),
            new Base("DELETE", "/api/predictions/3", null),
            new Base("DELETE", "/api/tasks/9", null));

    @TempDir
    Path folder;

    @Test
    void twoThousandOfThem() {
        Mutation mutation = new Mutation(new Random(SEED));
        List<String> failures = new ArrayList<>();
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (TestStudio studio = new TestStudio(folder)) {
            studio.project(TestStudio.NER);
            for (int i = 0; i < 9; i++) {
                studio.importTasks(1, "[" + TASK + "]");
            }
            for (int i = 0; i < REQUESTS; i++) {
                Base base = mutation.pick(BASES);
                String path = mutation.path(base.path());
                String body = base.body() == null ? null : mutation.body(base.body());
                String type = body == null
                        ? null
                        : mutation.pick(List.of(
                                "application/json",
                                "application/json",
                                "application/json",
                                "application/json",
                                "application/json; charset=utf-8",
                                "application/x-www-form-urlencoded",
                                "text/plain"));
                Http.Answer answer = studio.ann().send(base.method(), path, type, body);
                statuses.merge(answer.status(), 1, Integer::sum);
                if (answer.status() >= 500) {
                    failures.add(base.method() + " " + path + " " + type + " " + body + " -> " + answer.status());
                }
            }
        }
        assertThat(failures).isEmpty();
        // The requests are not so wrong that nothing of the server is reached.
        assertThat(statuses.getOrDefault(200, 0) + statuses.getOrDefault(201, 0))
                .as("%s", statuses)
                .isGreaterThan(REQUESTS / 3);
        assertThat(statuses.getOrDefault(400, 0)).as("%s", statuses).isGreaterThan(REQUESTS / 10);
    }
}
