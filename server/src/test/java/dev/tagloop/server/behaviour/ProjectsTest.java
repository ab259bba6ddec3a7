package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Projects: their list, their fields, and what follows from changing them. */
class ProjectsTest extends OneStudio {
    private static JsonNode withConfig(String config) {
        return created(ann.post(
                "/api/projects",
                Json.write(Json.mapper()
                        .createObjectNode()
                        .put("title", "Config")
                        .put("label_config", "<View>" + config + "</View>"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "true; <Text name='t' value='$t'/><Choices name='c' toName='t'><Choice value='a'/></Choices>",
                "true; <Image name='i' value='$i'/><Choices name='c' toName='i'><Choice value='a'/></Choices>",
                "false; <Text name='t' value='$t'/><Labels name='c' toName='t'><Label value='a'/></Labels>",
                "false; <Text name='t' value='$t'/><Labels name='c' toName='t' value='$labels'/>",
                "false; <Paragraphs name='t' value='$t'/><ParagraphLabels name='c' toName='t'><Label value='a'/></ParagraphLabels>",
                "true; <HyperText name='t' value='$t'/><HyperTextLabels name='c' toName='t'><Label value='a'/></HyperTextLabels>",
                "true; <Text name='t' value='$t'/><TextArea name='c' toName='t'/>",
                "true; <Text name='t' value='$t'/><Taxonomy name='c' toName='t'><Choice value='a'/></Taxonomy>",
                "true; <Text name='t' value='$t'/><Rating name='c' toName='t'/>",
                "true; <Text name='t' value='$t'/><Number name='c' toName='t'/>",
                "true; <Text name='t' value='$t'/><DateTime name='c' toName='t'/>",
                "true; <List name='t' value='$t'/><Ranker name='c' toName='t'/>",
                "true; <Text name='t' value='$t'/><Text name='u' value='$u'/><Pairwise name='c' toName='t,u'/>"
            })
    void bulkAnnotationSuitsWhatHasNoRegions(boolean suits, String config) {
        assertThat(project(id(withConfig(config)))
                        .get("config_suitable_for_bulk_annotation")
                        .asBoolean())
                .isEqualTo(suits);
    }

    @Test
    void includeKeepsOnlyTheKeysThatItNamesOnEveryAnswer() {
        long project = studio.project(CHOICES);
        studio.task(project, "x");
        assertThat(ok(ann.get("/api/projects/" + project + "?include=id,title")).propertyNames())
                .containsExactlyInAnyOrder("id", "title");
        JsonNode list = ok(ann.get("/api/projects?include=id,task_number&ids=" + project));
        assertThat(list.get("results").get(0).toString()).isEqualTo("{\"id\":" + project + ",\"task_number\":1}");
        JsonNode tasks = ok(ann.get("/api/tasks?include=id&project=" + project));
        assertThat(tasks.get("tasks").get(0).propertyNames()).containsExactly("id");
    }

    @Test
    void theListIsFilteredByIdsTitleAndPins() {
        long first = id(created(ann.post("/api/projects", "{\"title\": \"Zebra one\"}")));
        long second = id(created(
                ann.post("/api/projects", "{\"title\": \"zebra two\", \"pinned_at\": \"2026-01-01T00:00:00Z\"}")));
        assertThat(ids(ok(ann.get("/api/projects?ids=" + first + "," + second + "&ordering=created_at"))
                        .get("results")))
                .containsExactly(first, second);
        assertThat(ids(ok(ann.get("/api/projects?title=ZEBRA")).get("results")))
                .as("pinned first")
                .containsExactly(second, first);
        assertThat(ids(ok(ann.get("/api/projects?title=zebra&filter=pinned_only"))
                        .get("results")))
                .containsExactly(second);
        assertThat(ids(ok(ann.get("/api/projects?title=zebra&filter=exclude_pinned"))
                        .get("results")))
                .containsExactly(first);
        assertThat(ids(ok(ann.get("/api/projects?title=zebra&filter=all")).get("results")))
                .containsExactly(second, first);
        assertThat(ids(ok(ann.get("/api/projects?title=zebra&ordering=-title")).get("results")))
                .containsExactly(second, first);
    }

    @Test
    void everyFieldOfTheContractIsChangedByAPatch() {
        long project = studio.project(CHOICES);
        studio.importTasks(
                project, quoted("[{'data': {'text': 'x'}, 'predictions': [{'model_version': 'm1', 'result': []}]}]"));
        ok(
                ann.patch(
                        "/api/projects/" + project,
                        quoted(
                                "{'is_draft': true, 'skip_queue': 'IGNORE_SKIPPED', 'maximum_annotations': 3,"
                                        + " 'overlap_cohort_percentage': 50, 'expert_instruction': 'Read it', 'model_version': 'm1'}")));
        JsonNode now = project(project);
        assertThat(now.get("is_draft").asBoolean()).isTrue();
        assertThat(now.get("skip_queue").asString()).isEqualTo("IGNORE_SKIPPED");
        assertThat(now.get("maximum_annotations").asInt()).isEqualTo(3);
        assertThat(now.get("overlap_cohort_percentage").asInt()).isEqualTo(50);
        assertThat(now.get("expert_instruction").asString()).isEqualTo("Read it");
        assertThat(now.get("model_version").asString()).isEqualTo("m1");
    }

    @Test
    void oneAnnotationForACohortResetsTheOverlapOfEveryTask() {
        long project = studio.project(CHOICES);
        studio.importTasks(project, "[{\"text\": \"1\"}, {\"text\": \"2\"}, {\"text\": \"3\"}, {\"text\": \"4\"}]");
        ok(ann.patch("/api/projects/" + project, "{\"maximum_annotations\": 3, \"overlap_cohort_percentage\": 50}"));
        assertThat(ok(ann.get("/api/tasks?project=" + project))
                        .get("tasks")
                        .valueStream()
                        .map(task -> task.get("overlap").asInt())
                        .sorted())
                .containsExactly(1, 1, 3, 3);
        ok(ann.patch("/api/projects/" + project, "{\"maximum_annotations\": 1, \"overlap_cohort_percentage\": 40}"));
        assertThat(ok(ann.get("/api/tasks?project=" + project))
                        .get("tasks")
                        .valueStream()
                        .map(task -> task.get("overlap").asInt()))
                .containsOnly(1);
    }

    @Test
    void versionsOfModelsAreCounted() {
        long project = studio.project(CHOICES);
        studio.importTasks(
                project,
                quoted("[{'data': {'text': 'x'}, 'predictions': [{'model_version': 'm1', 'result': []},"
                        + " {'model_version': 'm2', 'result': []}]}, {'data': {'text': 'y'}, 'predictions':"
                        + " [{'model_version': 'm2', 'result': []}]}]"));
        assertThat(ok(ann.get("/api/projects/" + project + "/model-versions"))).isEqualTo(json("{'m1': 1, 'm2': 2}"));
        JsonNode extended = ok(ann.get("/api/projects/" + project + "/model-versions?extended=true"));
        assertThat(extended.propertyNames()).containsExactlyInAnyOrder("static", "live");
    }

    @Test
    void theDataManagersProjectHasItsOwnCountersAndNoneOfTheOrdinaryOnes() {
        long project = studio.project(CHOICES);
        annotate(ann, studio.task(project, "x"), chosen("a"));
        JsonNode shown = ok(ann.get("/api/dm/project?project=" + project));
        for (String yes : List.of("can_delete_tasks", "can_manage_annotations", "can_manage_tasks")) {
            assertThat(shown.get(yes).asBoolean()).as(yes).isTrue();
        }
        for (String no : List.of("source_syncing", "target_syncing", "show_annotation_history")) {
            assertThat(shown.get(no).asBoolean()).as(no).isFalse();
        }
        assertThat(shown.get("task_count").asInt()).isEqualTo(1);
        assertThat(shown.get("annotation_count").asInt()).isEqualTo(1);
        for (String counter : List.of(
                "task_number",
                "num_tasks_with_annotations",
                "useful_annotation_number",
                "ground_truth_number",
                "skipped_annotations_number",
                "total_annotations_number",
                "total_predictions_number",
                "task_data_login",
                "task_data_password")) {
            assertThat(shown.get(counter).isNull()).as(counter).isTrue();
        }
        assertThat(shown.get("control_weights"))
                .isEqualTo(json("{'c': {'overall': 1.0, 'type': 'Choices', 'labels': {'a': 1.0, 'b': 1.0}}}"));
        assertThat(shown.get("parsed_label_config"))
                .isEqualTo(
                        json(
                                "{'c': {'type': 'Choices', 'to_name': ['text'], 'inputs': [{'type': 'Text', 'valueType': null, 'value': 'text'}],"
                                        + " 'labels': ['a', 'b'], 'labels_attrs': {'a': {'value': 'a'}, 'b': {'value': 'b'}}}}"));
    }

    @Test
    void aTitleIsEmptyOrHasThreeToFiftyCharacters() {
        assertThat(created(ann.post("/api/projects", "{\"title\": \"abc\"}"))
                        .get("title")
                        .asString())
                .isEqualTo("abc");
        assertThat(created(ann.post("/api/projects", "{\"title\": \"" + "x".repeat(50) + "\"}"))
                        .get("title")
                        .asString())
                .hasSize(50);
        assertThat(ann.post("/api/projects", "{\"title\": \"ab\"}").json().at("/validation_errors/title/0"))
                .hasToString("\"Ensure this field has at least 3 characters.\"");
        assertThat(ann.post("/api/projects", "{\"title\": \"" + "x".repeat(51) + "\"}")
                        .json()
                        .at("/validation_errors/title/0"))
                .hasToString("\"Ensure this field has no more than 50 characters.\"");
    }
}
