package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What an import takes, and what it makes of it. */
class ImportsTest extends OneStudio {
    private static JsonNode task(long id) {
        return ok(ann.get("/api/tasks/" + id));
    }

    private static List<JsonNode> data(long project) {
        return ok(ann.get("/api/tasks?project=" + project))
                .get("tasks")
                .valueStream()
                .map(task -> task.get("data"))
                .toList();
    }

    private static Http.Answer send(long project, String tasks) {
        return ann.post("/api/projects/" + project + "/import?return_task_ids=true", quoted(tasks));
    }

    @Test
    void bothAddressesAreTheSameAndAnswerTheirCountsInFileOrder() {
        long project = studio.project(CHOICES);
        JsonNode report = created(
                ann.post(
                        "/api/projects/" + project + "/tasks/bulk?return_task_ids=true",
                        quoted(
                                "[{'text': 'one'}, {'data': {'text': 'two'}, 'annotations': [{'result': []}], 'predictions': [{'result': []}]}]")));
        assertThat(report.get("task_count").asInt()).isEqualTo(2);
        assertThat(report.get("annotation_count").asInt()).isEqualTo(1);
        assertThat(report.get("prediction_count").asInt()).isEqualTo(1);
        assertThat(report.get("predictions_count").asInt()).isEqualTo(1);
        assertThat(report.has("import")).as("nothing to wait for").isFalse();
        assertThat(data(project).stream().map(JsonNode::toString))
                .containsExactly("{\"text\":\"one\"}", "{\"text\":\"two\"}");
        assertThat(report.get("task_ids")
                        .valueStream()
                        .map(id -> task(id.asLong()).at("/data/text").asString()))
                .containsExactly("one", "two");
    }

    @Test
    void numbersTextsAndNullsStayWhatTheyAre() {
        long project = studio.project("<View></View>");
        created(send(project, "{'n': 7, 'f': 1.50, 's': '007', 'z': null, 'b': true, 'l': [1, '2'], 'o': {'a': {}}}"));
        assertThat(data(project).getFirst().toString())
                .isEqualTo("{\"n\":7,\"f\":1.50,\"s\":\"007\",\"z\":null,\"b\":true,\"l\":[1,\"2\"],\"o\":{\"a\":{}}}");
    }

    @Test
    void severalFilesComeInOneRequestUnderAnyName() {
        long project = studio.project(CHOICES);
        JsonNode report = created(upload(
                ann,
                "/api/projects/" + project + "/import",
                "a.csv",
                "text,n\nÄpfel,1\n\"b\",\n",
                "b.txt",
                "one\ttab\ntwo\n",
                "c.json",
                "{\"text\": \"from json\"}"));
        assertThat(report.get("task_count").asInt()).isEqualTo(5);
        assertThat(report.get("found_formats")).isEqualTo(json("{'.csv': 1, '.txt': 1, '.json': 1}"));
        assertThat(report.get("file_upload_ids")).hasSize(3);
        assertThat(data(project).stream().map(data -> data.get("text").asString()))
                .containsExactlyInAnyOrder("Äpfel", "b", "one\ttab", "two", "from json");
    }

    @ParameterizedTest
    @CsvSource({"a.exe, .exe extension is not supported", "noextension, ' extension is not supported'"})
    void whatIsNoKnownKindOfFileIsRefused(String file, String message) {
        long project = studio.project(CHOICES);
        Http.Answer answer = upload(ann, "/api/projects/" + project + "/import", file, "x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/validation_errors/non_field_errors")).hasSize(1);
        assertThat(answer.json().at("/validation_errors/non_field_errors/0").asString())
                .isEqualTo(message);
    }

    @Test
    void aPictureBecomesATaskOfItsAddressUnderTheFieldOfTheConfiguration() {
        long project =
                studio.project("<View><HyperText name='h' value='&lt;img src=&quot;$picture&quot;/&gt;'/></View>");
        created(upload(ann, "/api/projects/" + project + "/import", "cat.png", "PNG"));
        assertThat(data(project)).hasSize(1);
        assertThat(data(project).getFirst().propertyNames()).containsExactly("picture");
        assertThat(data(project).getFirst().get("picture").asString())
                .matches("/data/upload/" + project + "/[0-9a-f]{8}-cat\\.png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'other': 1}; 400",
                "{'text': null}; 400",
                "{'text': 5}; 201",
                "{'text': 1.5}; 201",
                "{'text': ['a']}; 201",
                "{'text': ''}; 201"
            })
    void theFieldOfTheConfigurationMustBeThereAndNotNull(String data, int status) {
        assertThat(send(studio.project(CHOICES), "[" + data + "]").status()).isEqualTo(status);
        assertThat(send(studio.project("<View></View>"), "[" + data + "]").status())
                .as("an empty configuration takes everything")
                .isEqualTo(201);
    }

    @Test
    void oneBadItemStoresNothing() {
        long project = studio.project(CHOICES);
        Http.Answer answer = send(project, "[{'text': 'good'}, {'data': {'text': null}}]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains(
                        "data['text']=None is of type 'NoneType', but the object tag Text expects the following types:"
                                + " ['str', 'int', 'float', 'list']");
        assertThat(data(project)).isEmpty();
    }

    @Test
    void aDottedPathCountsByItsFirstKey() {
        long project = studio.project("<View><Text name='t' value='$item.text'/></View>");
        assertThat(send(project, "[{'item': {'text': 'x'}}]").status()).isEqualTo(201);
        assertThat(send(project, "[{'text': 'x'}]").status()).isEqualTo(400);
    }

    @Test
    void anUploadWaitsUntilItIsImportedByRowsOrByFiles() {
        long project = studio.project(CHOICES);
        JsonNode waiting = created(upload(
                ann,
                "/api/projects/" + project + "/import?commit_to_project=false",
                "a.csv",
                "text\none\ntwo\nthree\n"));
        assertThat(waiting.get("task_count").asInt()).isEqualTo(3);
        assertThat(waiting.get("could_be_tasks_list").asBoolean()).isTrue();
        assertThat(waiting.get("annotation_count").isNull()).isTrue();
        assertThat(waiting.get("prediction_count").isNull()).isTrue();
        assertThat(data(project)).isEmpty();
        String upload = waiting.get("file_upload_ids").toString();
        JsonNode files = created(ann.post(
                "/api/projects/" + project + "/reimport",
                "{\"file_upload_ids\": " + upload + ", \"files_as_tasks_list\": false}"));
        assertThat(files.get("task_count").asInt()).isEqualTo(1);
        JsonNode rows = created(ann.post(
                "/api/projects/" + project + "/reimport",
                "{\"file_upload_ids\": " + upload + ", \"files_as_tasks_list\": true}"));
        assertThat(rows.get("task_count").asInt())
                .as("again, with its own count")
                .isEqualTo(3);
        assertThat(data(project)).as("in place of what it gave before").hasSize(3);
    }

    @Test
    void uploadsAreListedAndDeletedByTheirIds() {
        long project = studio.project(CHOICES);
        JsonNode waiting = created(
                upload(ann, "/api/projects/" + project + "/import?commit_to_project=false", "a.csv", "text\none\n"));
        String uploads = "/api/projects/" + project + "/file-uploads";
        assertThat(ok(ann.get(uploads + "?all=true")).get(0).get("id"))
                .isEqualTo(waiting.get("file_upload_ids").get(0));
        JsonNode deleted = ok(ann.send(
                "DELETE",
                uploads,
                "application/json",
                "{\"file_upload_ids\": " + waiting.get("file_upload_ids") + "}"));
        assertThat(deleted.toString()).isEqualTo("{\"deleted\":1}");
        assertThat(ok(ann.get(uploads + "?all=true"))).isEmpty();
    }

    @Test
    void annotationsBelongToWhomTheImportNames() {
        long project = studio.project(CHOICES);
        long bobs = studio.id("bob@example.com");
        List<Long> tasks = importIds(
                project,
                "[{'data': {'text': '1'}, 'annotations': [{'result': []}]}, {'data': {'text': '2'}, 'annotations': [{'result': [],"
                        + " 'completed_by': {'email': 'bob@example.com'}, 'lead_time': 7}]}, {'data': {'text': '3'}, 'annotations':"
                        + " [{'result': [], 'completed_by': " + bobs
                        + ", 'ground_truth': false, 'id': 4711, 'created_at':"
                        + " '2020-01-01T00:00:00Z', 'result_count': 9, 'prediction': {}, 'project': 4712}]}]");
        List<JsonNode> stored =
                tasks.stream().map(id -> task(id).get("annotations").get(0)).toList();
        assertThat(stored.stream()
                        .map(each -> each.get("completed_by").get("email").asString()))
                .containsExactly("ann@example.com", "bob@example.com", "bob@example.com");
        assertThat(stored.stream().map(each -> each.get("ground_truth").asBoolean()))
                .containsExactly(true, true, false);
        assertThat(stored.get(0).get("lead_time").isNull()).isTrue();
        assertThat(stored.get(1).get("lead_time").isNumber()).isTrue();
        assertThat(tasks.stream().map(id -> task(id).get("is_labeled").asBoolean()))
                .containsOnly(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'email': 'nobody@example.com'}; Unknown annotator's email nobody@example.com",
                "99999; Import data contains completed_by=99999 which is not a valid annotator's email or ID"
            })
    void anUnknownAnnotatorIsRefused(String who, String message) {
        Http.Answer answer = send(
                studio.project(CHOICES),
                "[{'data': {'text': '1'}, 'annotations': [{'result': [], 'completed_by': " + who + "}]}]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().toString()).contains(message);
    }

    @Test
    void predictionsHaveTheirDefaultsAndTheLastNamesTheVersionOfTheProject() {
        long project = studio.project(CHOICES);
        List<Long> tasks = importIds(
                project,
                "[{'data': {'text': '1'}, 'predictions': [{'result': [{'from_name': 'c', 'to_name': 'text', 'type': 'choices',"
                        + " 'score': 0.25, 'value': {'choices': ['a']}}]}]}, {'data': {'text': '2'}, 'predictions': [{'result': [],"
                        + " 'model_version': 'first'}, {'result': [], 'model_version': 'last', 'score': 0.5}]}]");
        JsonNode first = task(tasks.get(0)).get("predictions").get(0);
        assertThat(first.get("model_version").asString()).isEqualTo("undefined");
        assertThat(first.get("score").isNull()).isTrue();
        assertThat(first.at("/result/0/score").asDouble()).isEqualTo(0.25);
        assertThat(project(project).get("model_version").asString()).isEqualTo("last");
        importIds(project, "[{'data': {'text': '3'}, 'predictions': [{'result': [], 'model_version': 'later'}]}]");
        assertThat(project(project).get("model_version").asString())
                .as("it had one already")
                .isEqualTo("last");
    }

    @Test
    void columnsBecomePredictionsOfTheControlsOfTheirName() {
        long project = studio.project(
                "<View><Text name='text' value='$text'/><Choices name='c' toName='text'><Choice value='a'/>"
                        + "</Choices><Labels name='ner' toName='text'><Label value='PER'/></Labels></View>");
        JsonNode report = created(
                ann.post(
                        "/api/projects/" + project + "/import?return_task_ids=1&preannotated_from_fields=c,ner",
                        quoted(
                                "[{'text': 'Ann', 'c': 'a', 'ner': {'start': 0, 'end': 3, 'labels': ['PER']}}, {'text': 'none'}]")));
        JsonNode full = task(report.get("task_ids").get(0).asLong());
        assertThat(full.get("data").has("c")).isTrue();
        assertThat(full.get("predictions")).hasSize(2);
        for (JsonNode prediction : full.get("predictions")) {
            assertThat(prediction.get("model_version").asString()).isEqualTo("preannotated");
            assertThat(prediction.get("score").asDouble()).isEqualTo(1.0);
        }
        assertThat(full.get("predictions")
                        .valueStream()
                        .map(each -> each.at("/result/0/value").toString()))
                .containsExactlyInAnyOrder("{\"choices\":[\"a\"]}", "{\"start\":0,\"end\":3,\"labels\":[\"PER\"]}");
        assertThat(task(report.get("task_ids").get(1).asLong()).get("predictions"))
                .as("an item without the field gets none")
                .isEmpty();
    }

    @Test
    void predictionsInBulkNameTasksOfTheProject() {
        long project = studio.project(CHOICES);
        long task = studio.task(project, "x");
        String path = "/api/projects/" + project + "/import/predictions";
        assertThat(created(ann.post(
                                path,
                                "[{\"task\": " + task + ", \"result\": " + chosen("a") + "}, {\"task\": " + task
                                        + ", \"result\": " + chosen("a") + ", \"score\": 7}]"))
                        .toString())
                .as("a score beyond 1 is left out")
                .isEqualTo("{\"created\":1}");
        long elsewhere = studio.task(studio.project(CHOICES), "y");
        assertThat(ann.post(path, "[{\"task\": " + elsewhere + ", \"result\": []}]")
                        .status())
                .isEqualTo(400);
        assertThat(ann.post(path, "[{\"task\": 999999, \"result\": []}]").status())
                .isEqualTo(400);
    }
}
