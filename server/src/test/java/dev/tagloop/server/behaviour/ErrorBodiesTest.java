package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The shape of everything that is refused. */
class ErrorBodiesTest extends OneStudio {
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static JsonNode invalid(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        JsonNode body = answer.json();
        assertThat(body.get("detail").asString()).isEqualTo("Validation error");
        return body.get("validation_errors");
    }

    static Stream<Http.Answer> refused() {
        long project = studio.project(CHOICES);
        return Stream.of(
                ann.post("/api/projects", "{\"title\": \"x\"}"),
                ann.post("/api/projects", "{"),
                ann.get("/api/projects/999999"),
                ann.get("/api/tasks?project=" + project + "&page=7"),
                Http.to(studio.url()).get("/api/projects"),
                bob.delete("/api/organizations/1/memberships/1"),
                ann.send("POST", "/api/projects", "text/plain", "x"),
                ann.delete("/api/projects"),
                ann.post("/api/tasks", "{\"project\": " + project + "}"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Http.Answer answer) {
        JsonNode body = answer.json();
        assertThat(body.propertyNames())
                .as(answer.text())
                .startsWith("id", "status_code", "version", "detail", "exc_info");
        assertThat(body.get("id").asString()).matches(UUID);
        assertThat(body.get("status_code").asInt()).isEqualTo(answer.status());
        assertThat(body.get("detail").asString()).isNotEmpty();
        assertThat(body.get("exc_info").isNull()).as("no trace").isTrue();
    }

    @Test
    void aFieldHasTheListOfItsMessages() {
        JsonNode errors = invalid(ann.post("/api/projects", "{\"title\": \"x\", \"sampling\": \"No such sampling\"}"));
        assertThat(errors.propertyNames()).containsExactlyInAnyOrder("title", "sampling");
        for (String field : List.of("title", "sampling")) {
            assertThat(errors.get(field).isArray()).as(field).isTrue();
            assertThat(errors.get(field).get(0).isString()).as(field).isTrue();
        }
    }

    @Test
    void whatBelongsToNoFieldStandsUnderItsOwnName() {
        long project = studio.project(CHOICES);
        assertThat(invalid(upload(ann, "/api/projects/" + project + "/import", "a.exe", "x"))
                        .propertyNames())
                .containsExactly("non_field_errors");
        annotate(ann, studio.task(project, "x"), chosen("a"));
        String other = "{\"label_config\": \"<View><Text name='text' value='$text'/></View>\"}";
        assertThat(invalid(ann.post("/api/projects/" + project + "/validate", other))
                        .propertyNames())
                .containsExactly("non_field_errors");
        assertThat(invalid(ann.patch("/api/projects/" + project, other)).propertyNames())
                .as("a change of the project names the field")
                .containsExactly("label_config");
    }
}
