package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The tabs of the data manager and the lists that they give. */
class ViewsTest extends OneStudio {
    private long project;

    @BeforeEach
    void project() {
        project = studio.project(CHOICES);
    }

    private Http.Answer make(String data) {
        return ann.post("/api/dm/views", quoted("{'project': " + project + ", 'data': " + data + "}"));
    }

    private static String filter(String column, String operator, String type, String value) {
        return "{'filter': 'filter:tasks:" + column + "', 'operator': '" + operator + "', 'type': '" + type
                + "', 'value': " + value + "}";
    }

    private static String filters(String conjunction, String... items) {
        return "{'filters': {'conjunction': '" + conjunction + "', 'items': [" + String.join(", ", items) + "]}}";
    }

    private Http.Answer listed(String data, String more) {
        return ann.get("/api/tasks?view=" + id(created(make(data))) + more);
    }

    /** The texts of the tasks that pass one filter, in order. */
    private List<String> passing(String column, String operator, String type, String value) {
        return texts(listed(filters("and", filter(column, operator, type, value)), ""));
    }

    private static List<String> texts(Http.Answer list) {
        return ok(list).get("tasks")
                .valueStream()
                .map(task -> task.at("/data/text").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'filters': {}}",
                "{'filters': {'conjunction': 'and', 'items': []}, 'ordering': [], 'columnsDisplayType': {}}"
            })
    void aTabWithoutFiltersHasAllTasks(String data) {
        importIds(project, "[{'text': '1'}, {'text': '2'}]");
        assertThat(texts(listed(data, ""))).containsExactly("1", "2");
        assertThat(texts(ann.get("/api/tasks?project=" + project)))
                .as("and so has a project")
                .containsExactly("1", "2");
    }

    @Test
    void aTabIsChangedWhateverElseTheQuerySays() {
        long view = id(created(make("{'title': 'One'}")));
        String path = "/api/dm/views/" + view + "?interaction=filter&project=" + project;
        String body = quoted("{'project': " + project + ", 'data': {'title': 'Two'}}");
        assertThat(ok(ann.patch(path, body)).at("/data/title").asString()).isEqualTo("Two");
        assertThat(ok(ann.send("PUT", path, "application/json", body)).get("id").asLong())
                .isEqualTo(view);
    }

    @Test
    void totalsAreThoseOfAllThatMatchNotOfThePage() {
        List<Long> tasks = importIds(
                project,
                "[{'data': {'text': 'yes'}, 'predictions': [{'result': []}, {'result': []}]}, {'text': 'yes'}, {'text': 'yes'}, {'text': 'no'}]");
        annotate(ann, tasks.get(0), "[]");
        annotate(bob, tasks.get(1), "[]");
        annotate(bob, tasks.get(3), "[]");
        created(bob.post("/api/tasks/" + tasks.get(2) + "/annotations?was_cancelled=1", "{}"));
        JsonNode page = ok(listed(
                filters("and", filter("data.text", "equal", "String", "'yes'")),
                "&page=1&page_size=1&interaction=scroll"));
        assertThat(page.get("tasks")).hasSize(1);
        assertThat(page.get("total").asInt()).isEqualTo(3);
        assertThat(page.get("total_annotations").asInt()).as("a skip is none").isEqualTo(2);
        assertThat(page.get("total_predictions").asInt()).isEqualTo(2);
    }

    @Test
    void aShortListHasCountsAndNoTexts() {
        long task = importIds(project, "[{'data': {'text': '1'}, 'predictions': [{'result': []}]}]")
                .getFirst();
        annotate(bob, task, chosen("a"));
        created(bob.post("/api/tasks/" + task + "/drafts", "{\"result\": []}"));
        JsonNode row = ok(ann.get("/api/tasks?project=" + project)).get("tasks").get(0);
        for (String text : List.of(
                "annotations_results", "predictions_results", "annotations_ids", "predictions_model_versions")) {
            assertThat(row.get(text).toString()).as(text).isEqualTo("\"\"");
        }
        assertThat(row.get("annotators").toString()).isEqualTo("[]");
        assertThat(row.get("drafts").toString()).isEqualTo("[]");
        for (String absent : List.of(
                "completed_at", "predictions_score", "avg_lead_time", "draft_exists", "annotations", "predictions")) {
            assertThat(row.has(absent)).as(absent).isFalse();
        }
        assertThat(row.get("total_annotations").asInt()).isEqualTo(1);
        assertThat(row.get("total_predictions").asInt()).isEqualTo(1);
        assertThat(row.get("updated_by")).isEqualTo(json("[{'user_id': " + studio.id("bob@example.com") + "}]"));
    }

    @Test
    void aFullListHasTheWorkAndItsTextWithoutQuotationMarks() {
        long task = importIds(
                        project,
                        "[{'data': {'text': '1'}, 'predictions': [{'result': [], 'model_version': 'm', 'score': 0.5}]}]")
                .getFirst();
        long annotation = annotate(bob, task, chosen("a"));
        JsonNode row = ok(ann.get("/api/tasks?fields=all&project=" + project))
                .get("tasks")
                .get(0);
        assertThat(row.get("annotations_results").asString())
                .isEqualTo(row.at("/annotations/0/result")
                        .toString()
                        .replace("\":", "\": ")
                        .replace(",\"", ", \"")
                        .replace("\"", ""));
        assertThat(row.get("annotations_ids").asString()).isEqualTo(Long.toString(annotation));
        assertThat(row.get("annotators").toString()).isEqualTo("[" + studio.id("bob@example.com") + "]");
        JsonNode shown = row.at("/annotations/0");
        assertThat(shown.get("completed_by").asLong()).isEqualTo(studio.id("bob@example.com"));
        assertThat(shown.get("created_username").asString())
                .isEqualTo(" bob@example.com, " + studio.id("bob@example.com"));
        assertThat(shown.propertyNames()).contains("created_ago", "was_cancelled", "ground_truth", "lead_time");
        JsonNode prediction = row.at("/predictions/0");
        assertThat(prediction.get("model_version").asString()).isEqualTo("m");
        assertThat(prediction.get("cluster").isNull()).isTrue();
        assertThat(prediction.get("neighbors").isNull()).isTrue();
        assertThat(prediction.get("mislabeling").toString()).isEqualTo("0.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tasks:id; Filter \"tasks:id\" should start with \"filter:tasks:\"",
                "filter:tasks:created_by__password; \"__\" is not generally allowed in filters. Consider asking your administrator to add"
                        + " \"created_by__password\" to DATA_MANAGER_FILTER_ALLOWLIST, but note that some filter expressions may pose a"
                        + " security risk",
                "filter:tasks:-created_by__password; \"__\" is not generally allowed in filters. Consider asking your administrator to add"
                        + " \"created_by__password\" to DATA_MANAGER_FILTER_ALLOWLIST, but note that some filter expressions may pose a"
                        + " security risk"
            })
    void aNameThatNobodyMayAskForIsToldWhereItStands(String name, String message) {
        Http.Answer answer = make("{'filters': {'conjunction': 'and', 'items': ["
                + filter("id", "equal", "Number", "1")
                + ", {'filter': '" + name + "', 'operator': 'equal', 'type': 'String', 'value': 'x'}]}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()
                        .at("/validation_errors/filter_group/filters/1/column/0")
                        .asString())
                .isEqualTo(message);
    }

    @Test
    void aMinusBeforeANameChangesNothingAndKeysOfDataMayHoldUnderscores() {
        importIds(project, "[{'text': '1', 'a__b': 'x'}, {'text': '2', 'a__b': 'y'}]");
        assertThat(passing("-data.text", "equal", "String", "'2'")).containsExactly("2");
        assertThat(passing("data.a__b", "equal", "String", "'x'")).containsExactly("1");
    }

    @Test
    void numbersCompareAsNumbers() {
        importIds(
                project,
                "[{'text': 'a', 'n': 10}, {'text': 'b', 'n': '9.5'}, {'text': 'c', 'n': -3}, {'text': 'd'}, {'text': 'e', 'n': 'x'}]");
        assertThat(passing("data.n", "greater", "Number", "9")).containsExactly("a", "b");
        assertThat(passing("data.n", "in", "Number", "{'min': -5, 'max': 9.5}")).containsExactly("b", "c");
        assertThat(texts(listed("{'ordering': ['tasks:data.n'], 'columnsDisplayType': {'tasks:data.n': 'Number'}}", ""))
                        .subList(0, 3))
                .containsExactly("c", "b", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "'true'"})
    void emptyIsTrueForNothingNullAndNoText(String value) {
        importIds(
                project, "[{'text': '1', 's': ''}, {'text': '2', 's': null}, {'text': '3'}, {'text': '4', 's': 'x'}]");
        assertThat(passing("data.s", "empty", "String", value)).containsExactly("1", "2", "3");
    }

    @Test
    void listsOfValuesLookUpAndLeaveOutWhatIsMissing() {
        List<Long> tasks = importIds(project, "[{'text': '1', 'n': 1}, {'text': '2', 'n': 2}, {'text': '3'}]");
        assertThat(passing("id", "in_list", "Number", "[" + tasks.get(0) + ", '" + tasks.get(2) + "']"))
                .containsExactly("1", "3");
        assertThat(passing("data.n", "in_list", "Number", "[2, 3]")).containsExactly("2");
        assertThat(passing("data.n", "not_in_list", "Number", "[2, 3]")).containsExactly("1");
        assertThat(passing("total_annotations", "in_list", "Number", "[0]")).hasSize(3);
        assertThat(passing("id", "in_list", "Number", "[]")).isEmpty();
        Http.Answer stored = make(filters("and", filter("id", "in_list", "Number", "5")));
        assertThat(ann.get("/api/tasks?view=" + id(created(stored))).status()).isEqualTo(400);
    }

    @Test
    void textsAreSearchedAndCompared() {
        importIds(project, "[{'text': 'Zebra'}, {'text': 'apple'}, {'text': 'Apple pie'}]");
        assertThat(passing("data.text", "contains", "String", "'APPLE'")).containsExactly("apple", "Apple pie");
        assertThat(passing("data.text", "not_contains", "String", "'apple'")).containsExactly("Zebra");
        assertThat(passing("data.text", "not_equal", "String", "'apple'")).containsExactly("Zebra", "Apple pie");
        assertThat(passing("data.text", "regex", "String", "'p+l'")).containsExactly("apple", "Apple pie");
        assertThat(passing("data.text", "regex", "String", "'('")).isEmpty();
        assertThat(passing("data.text", "less", "String", "'a'")).containsExactly("Zebra", "Apple pie");
        assertThat(texts(listed("{'ordering': ['tasks:data.text']}", "")))
                .as("capital letters first")
                .containsExactly("Apple pie", "Zebra", "apple");
        assertThat(texts(listed(
                        filters(
                                "or",
                                filter("data.text", "equal", "String", "'apple'"),
                                filter("data.text", "equal", "String", "'Zebra'")),
                        "")))
                .containsExactly("Zebra", "apple");
    }

    @Test
    void peopleAreFoundByTheirNumber() {
        List<Long> tasks = importIds(project, "[{'text': '1'}, {'text': '2'}, {'text': '3'}]");
        annotate(ann, tasks.get(0), "[]");
        annotate(bob, tasks.get(1), "[]");
        String anns = Long.toString(studio.id("ann@example.com"));
        for (String value : List.of(anns, "'" + anns + "'")) {
            assertThat(passing("annotators", "contains", "List", value)).containsExactly("1");
            assertThat(passing("annotators", "not_contains", "List", value)).containsExactly("2", "3");
            assertThat(passing("updated_by", "contains", "List", value)).containsExactly("1");
            assertThat(passing("updated_by", "equal", "List", value)).containsExactly("1");
        }
        assertThat(passing("annotators", "empty", "List", "true")).containsExactly("3");
        assertThat(passing("annotators", "empty", "List", "false")).containsExactly("1", "2");
        assertThat(passing("updated_by", "empty", "List", "true")).containsExactly("3");
    }

    @Test
    void resultsAreSearchedAsTheirJson() {
        List<Long> tasks = importIds(project, "[{'text': 'full'}, {'text': 'empty'}, {'text': 'none'}]");
        annotate(ann, tasks.get(0), "[" + region("{'choices': ['a']}") + "]");
        annotate(ann, tasks.get(1), "[]");
        assertThat(passing("annotations_results", "contains", "String", "'choices'"))
                .containsExactly("full");
        assertThat(passing("annotations_results", "not_contains", "String", "'choices'"))
                .containsExactly("empty", "none");
        assertThat(passing("annotations_results", "equal", "String", "'not json'"))
                .isEmpty();
        assertThat(passing("annotations_results", "equal", "String", "'[]'")).containsExactly("empty");
        assertThat(passing("annotations_results", "not_equal", "String", "'5'")).hasSize(3);
        assertThat(passing("annotations_results", "empty", "String", "true")).containsExactly("empty", "none");
        assertThat(passing("annotations_results", "empty", "String", "false")).containsExactly("full");
        assertThat(texts(listed(
                        filters(
                                "or",
                                filter("annotations_results", "equal", "String", "'007'"),
                                filter("data.text", "equal", "String", "'none'")),
                        "")))
                .containsExactly("none");
    }

    @Test
    void idsOfAnnotationsAreFilteredAndOrdered() {
        List<Long> tasks = importIds(project, "[{'text': '1'}, {'text': '2'}]");
        annotate(ann, tasks.get(1), "[]");
        assertThat(passing("annotations_ids", "empty", "String", "true")).containsExactly("1");
        assertThat(passing("annotations_ids", "empty", "String", "false")).containsExactly("2");
        assertThat(passing("annotations_ids", "equal", "String", "'x'")).isEmpty();
        assertThat(texts(listed("{'ordering': ['-tasks:annotations_ids']}", "")))
                .hasSize(2);
    }

    @Test
    void aTabWithAnUnknownColumnIsStoredAndGivesNothing() {
        importIds(project, "[{'text': '1'}]");
        Http.Answer stored = make(filters("and", filter("nowhere", "equal", "String", "'x'")));
        Http.Answer list = ann.get("/api/tasks?view=" + id(created(stored)));
        assertThat(list.status()).isEqualTo(400);
        assertThat(list.json().has("tasks")).isFalse();
    }

    @Test
    void anActionTakesTheFiltersOfItsBody() {
        List<Long> tasks = importIds(project, "[{'text': '1'}, {'text': '2'}]");
        annotate(ann, tasks.get(0), "[]");
        annotate(ann, tasks.get(1), "[]");
        JsonNode done = ok(ann.post(
                "/api/dm/actions?id=delete_tasks_annotations&project=" + project,
                quoted("{'filters': {'conjunction': 'and', 'items': [" + filter("data.text", "equal", "String", "'2'")
                        + "]}, 'selectedItems': {'all': true, 'excluded': []}}")));
        assertThat(done.get("processed_items").asInt()).isEqualTo(1);
        assertThat(ok(ann.get("/api/tasks/" + tasks.get(0))).get("annotations")).hasSize(1);
        assertThat(ok(ann.get("/api/tasks/" + tasks.get(1))).get("annotations")).isEmpty();
    }
}
