package dev.tagloop.server.movein;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;

import dev.tagloop.labelstudio.move.ApiSource;
import dev.tagloop.net.OutboundPolicy;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** A server with a project that has something of everything, to move from. */
final class FullStudio implements AutoCloseable {
    static final String REGION = "{\"id\": \"r1\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
            + " \"value\": {\"start\": 0, \"end\": 3, \"labels\": [\"PER\"]}, \"score\": 0.50, \"mine\": {\"b\": 1, \"a\": 2}}";

    private final TestStudio studio;
    private final long project;

    FullStudio(Path folder) {
        studio = TestStudio.withBackends(folder);
        project = full();
    }

    /** Four tasks: two answers and predictions, one skipped, one with drafts alone, one untouched with an emoji and CRLF. */
    private long full() {
        Http ann = studio.ann();
        Http bob = studio.bob();
        long made = studio.project(TestStudio.NER);
        ok(ann.patch(
                "/api/projects/" + made,
                "{\"maximum_annotations\": 2, \"description\": \"What it is\", \"title\": \"Full\","
                        + " \"expert_instruction\": \"<b>Look</b> twice\", \"sampling\": \"Uncertainty sampling\","
                        + " \"skip_queue\": \"REQUEUE_FOR_ME\", \"show_instruction\": true, \"color\": \"#FF0000\"}"));
        JsonNode ids = studio.importTasks(
                        made,
                        "[{\"data\": {\"text\": \"Ann\", \"more\": [1.0, null]}, \"meta\": {\"from\": \"here\"},"
                                + " \"predictions\": [{\"model_version\": \"m1\", \"score\": 0.5, \"result\": ["
                                + REGION
                                + "]}, {\"model_version\": \"m2\", \"result\": []}]}, {\"data\": {\"text\": \"Bob\"}},"
                                + " {\"data\": {\"text\": \"Eve\"}}, {\"data\": {\"text\": \"\\ud83d\\ude00 e\\u0301\\r\\nCRLF\"}}]")
                .get("task_ids");
        JsonNode first = ok(ann.get("/api/tasks/" + ids.get(0)));
        long prediction = first.at("/predictions/0/id").asLong();
        String answers = "/api/tasks/" + ids.get(0) + "/annotations";
        long annotation = created(ann.post(
                        answers,
                        "{\"result\": [" + REGION + "], \"lead_time\": 1.5, \"parent_prediction\": " + prediction
                                + ", \"unique_id\": \"11111111-2222-3333-4444-555555555555\"}"))
                .get("id")
                .asLong();
        ok(ann.patch("/api/annotations/" + annotation, "{\"ground_truth\": true}"));
        created(bob.post(answers, "{\"result\": [], \"parent_annotation\": " + annotation + "}"));
        created(bob.post(
                "/api/tasks/" + ids.get(1) + "/annotations",
                "{\"result\": [], \"was_cancelled\": true, \"parent_prediction\": " + prediction + "}"));
        created(ann.post("/api/tasks/" + ids.get(2) + "/drafts", "{\"result\": [" + REGION + "], \"lead_time\": 7}"));
        created(bob.post(
                "/api/tasks/" + ids.get(0) + "/annotations/" + annotation + "/drafts",
                "{\"result\": [" + REGION + "]}"));
        created(ann.post(
                "/api/dm/views",
                "{\"project\": " + made
                        + ", \"data\": {\"title\": \"Bob's\", \"filters\": {\"conjunction\": \"and\", \"items\": [{\"filter\":"
                        + " \"filter:tasks:annotators\", \"operator\": \"contains\", \"type\": \"List\", \"value\": "
                        + studio.id("bob@example.com") + "}]}, \"ordering\": [\"-tasks:id\"]}}"));
        created(ann.post(
                "/api/labels",
                "[{\"title\": \"Extra\", \"value\": \"EXTRA\", \"from_name\": \"ner\", \"project\": " + made + "}]"));
        return made;
    }

    TestStudio studio() {
        return studio;
    }

    long project() {
        return project;
    }

    ApiSource open() {
        return ApiSource.open(studio.url(), token(), OutboundPolicy.operator());
    }

    String token() {
        return ok(studio.ann().get("/api/current-user/token")).get("token").asString();
    }

    @Override
    public void close() {
        studio.close();
    }
}
