package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What every path of the API has in common. */
class HttpRulesTest extends OneStudio {
    @Test
    void aPathWithASlashAtItsEndIsTheSameWithEveryMethod() {
        List<String> wrong = new ArrayList<>();
        for (Route route : studio.routes()) {
            String path = route.path().replaceAll("\\{[^}]+}", "999999");
            if (!path.startsWith("/api/")) {
                continue;
            }
            String method = route.method().toString();
            boolean sends = List.of("POST", "PUT", "PATCH").contains(method);
            String type = sends ? "application/json" : null;
            // Nothing that could be stored: a list is no object.
            String body = sends ? "[3]" : null;
            Http nobody = Http.to(studio.url());
            Http.Answer plain = nobody.send(method, path, type, body);
            Http.Answer slash = nobody.send(method, path + "/", type, body);
            if (plain.status() != slash.status() || plain.status() / 100 == 3) {
                wrong.add(method + " " + path + ": " + plain.status() + ", with a slash " + slash.status());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void jsonIsJustThatAndHealthAloneIsCalledHtml() {
        for (String path : List.of("/api/projects", "/api/version", "/api/current-user/whoami", "/api/nowhere-9")) {
            Http.Answer answer = ann.get(path);
            if (!path.contains("nowhere")) {
                assertThat(answer.header("Content-Type")).as(path).isEqualTo("application/json");
            }
        }
        assertThat(Http.to(studio.url()).get("/health").header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(ann.get("/api/projects/999999").header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void whatIsDeletedIsAnsweredWithoutABody() {
        long project = studio.project(CHOICES);
        long task = studio.task(project, "x");
        long annotation = annotate(ann, task, "[]");
        for (String path : List.of(
                "/api/annotations/" + annotation,
                "/api/tasks/" + task,
                "/api/projects/" + project + "/tasks",
                "/api/projects/" + project)) {
            Http.Answer gone = ann.delete(path);
            assertThat(gone.status()).as(path).isEqualTo(204);
            assertThat(gone.text()).as(path).isEmpty();
        }
    }

    @Test
    void aProjectIsMadeOfNothing() {
        JsonNode project = created(ann.send("POST", "/api/projects", null, null));
        assertThat(project.get("title").asString()).isEmpty();
        assertThat(project.get("show_skip_button").asBoolean()).isTrue();
    }

    @Test
    void aGetThatClaimsToSendJsonAndSendsNothingIsAnswered() {
        assertThat(ann.send("GET", "/api/projects", "application/json", null).status())
                .isEqualTo(200);
        assertThat(ann.send("GET", "/api/tasks?project=" + studio.project(CHOICES), "application/json", null)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"True, true", "true, true", "False, false", "false, false"})
    void booleansOfFormsComeInAnyCase(String sent, boolean taken) {
        JsonNode project = created(ann.form("/api/projects", Map.of("title", "Form", "show_skip_button", sent)));
        assertThat(project.get("show_skip_button").asBoolean()).isEqualTo(taken);
    }

    @Test
    void theFalseOfAFormCreateAreThoseThatTheContractNames() {
        JsonNode made = created(ann.form("/api/projects", Map.of("title", "Form")));
        for (String field : List.of(
                "show_skip_button",
                "enable_empty_annotation",
                "show_instruction",
                "is_published",
                "evaluate_predictions_automatically",
                "start_training_on_annotation_update")) {
            assertThat(made.get(field).asBoolean()).as(field).isFalse();
        }
    }

    @Test
    void tasksComeAsFormsToo() {
        long project = studio.project(CHOICES);
        JsonNode task = created(ann.form(
                "/api/tasks", Map.of("project", Long.toString(project), "data", "{\"text\": \"from a form\"}")));
        assertThat(task.get("data").toString()).isEqualTo("{\"text\":\"from a form\"}");
        assertThat(task.get("project").asLong()).isEqualTo(project);
    }

    @Test
    void idsMayBeTexts() {
        long project = studio.project(CHOICES);
        JsonNode task =
                created(ann.post("/api/tasks", "{\"project\": \"" + project + "\", \"data\": {\"text\": \"x\"}}"));
        assertThat(task.get("project").isIntegralNumber()).isTrue();
        JsonNode prediction = created(ann.post(
                "/api/predictions", "{\"task\": \"" + id(task) + "\", \"result\": [], \"model_version\": \"m\"}"));
        assertThat(prediction.get("task").asLong()).isEqualTo(id(task));
        long draft = id(created(ann.post("/api/tasks/" + id(task) + "/drafts", "{\"result\": []}")));
        created(ann.post(
                "/api/tasks/" + id(task) + "/annotations",
                "{\"result\": [], \"draft_id\": \"" + draft + "\", \"project\": \"" + project + "\"}"));
        assertThat(ann.get("/api/drafts/" + draft).status()).isEqualTo(404);
        JsonNode view = created(ann.post(
                "/api/dm/views",
                quoted("{'project': '" + project + "', 'data': {'filters': {'conjunction': 'and', 'items': [{'filter':"
                        + " 'filter:tasks:id', 'operator': 'equal', 'type': 'Number', 'value': '" + id(task)
                        + "'}]}}}")));
        assertThat(ok(ann.get("/api/tasks?view=" + id(view))).get("total").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"projects", "tasks", "annotations", "predictions", "drafts", "dm/views", "users"})
    void anUnknownIdIs404AndNobodyIs401(String kind) {
        Http.Answer unknown = ann.get("/api/" + kind + "/999999");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("id").asString()).isNotEmpty();
        Http.Answer nobody = Http.to(studio.url()).get("/api/" + kind + "/999999");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.json().get("id").asString()).isNotEmpty();
        assertThat(nobody.json().get("detail").asString()).isEqualTo("Authentication credentials were not provided.");
        assertThat(nobody.header("WWW-Authenticate")).isEqualTo("Token");
    }

    @Test
    void aPatchAnswersTheWholeObject() {
        long project = studio.project(CHOICES);
        assertThat(ok(ann.patch("/api/projects/" + project, "{\"title\": \"Other\"}"))
                        .propertyNames())
                .contains("label_config", "created_by", "maximum_annotations", "id");
    }

    @Test
    void whatIsEmptyKeepsItsType() {
        long project = studio.project(CHOICES);
        long task = studio.task(project, "x");
        JsonNode row = ok(ann.get("/api/tasks?project=" + project + "&fields=all"))
                .get("tasks")
                .get(0);
        assertThat(row.get("annotations").toString()).isEqualTo("[]");
        assertThat(row.get("annotations_ids").toString()).isEqualTo("\"\"");
        assertThat(row.get("updated_by").toString()).isEqualTo("[]");
        assertThat(row.get("file_upload").isNull()).isTrue();
        assertThat(row.get("last_comment_updated_at").isNull()).isTrue();
        assertThat(ok(ann.get("/api/tasks/" + task)).get("drafts").toString()).isEqualTo("[]");
    }
}
