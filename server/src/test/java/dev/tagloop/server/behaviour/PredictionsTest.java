package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Predictions one by one, and the version that a project uses. */
class PredictionsTest extends OneStudio {
    private long project;
    private long task;

    @BeforeEach
    void task() {
        project = studio.project(CHOICES);
        task = studio.task(project, "x");
    }

    private Http.Answer predict(String more) {
        return ann.post("/api/predictions", "{\"task\": " + task + ", \"result\": " + chosen("a") + quoted(more) + "}");
    }

    private String version() {
        return project(project).get("model_version").asString();
    }

    @Test
    void aVersionThatIsNotNamedIsEmptyAndNullIsRefused() {
        assertThat(created(predict("")).get("model_version").asString()).isEmpty();
        assertThat(predict(", 'model_version': null").status()).isEqualTo(400);
    }

    @Test
    void aPredictionIsReadChangedListedAndDeleted() {
        JsonNode made = created(predict(", 'model_version': 'm1', 'score': 0.75"));
        String path = "/api/predictions/" + id(made) + "/";
        assertThat(ok(ann.get(path)).get("score").asDouble()).isEqualTo(0.75);
        assertThat(ok(ann.get(path)).get("model_version").asString()).isEqualTo("m1");
        JsonNode patched = ok(ann.patch(path, "{\"score\": 0.5}"));
        assertThat(patched.get("score").asDouble()).isEqualTo(0.5);
        assertThat(patched.get("model_version").asString()).isEqualTo("m1");
        assertThat(patched.get("result")).isEqualTo(made.get("result"));
        JsonNode list = ok(ann.get("/api/predictions/?task=" + task));
        assertThat(list.isArray()).isTrue();
        assertThat(ids(list)).containsExactly(id(made));
        assertThat(ann.delete(path).status()).isEqualTo(204);
        assertThat(ann.get(path).status()).isEqualTo(404);
    }

    @Test
    void noneOfThatTouchesTheVersionOfTheProject() {
        String before = version();
        JsonNode made = created(predict(", 'model_version': 'm1'"));
        assertThat(version()).isEqualTo(before).isEmpty();
        ok(ann.patch("/api/predictions/" + id(made), "{\"model_version\": \"m2\"}"));
        assertThat(version()).isEmpty();
        ann.delete("/api/predictions/" + id(made));
        assertThat(version()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'\"nobody\"', 400", "null, 400", "'\"m1\"', 200", "'\"\"', 200"})
    void aProjectUsesAVersionThatThereIsOrNone(String version, int status) {
        created(predict(", 'model_version': 'm1'"));
        assertThat(ann.patch("/api/projects/" + project, "{\"model_version\": " + version + "}")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void theMeanScoreIsThatOfTheVersionInUseAlone() {
        created(predict(", 'model_version': 'm1', 'score': 0.5"));
        created(predict(", 'model_version': 'm1', 'score': 1.0"));
        created(predict(", 'model_version': 'm2', 'score': 0.0"));
        String list = "/api/tasks?fields=all&project=" + project;
        assertThat(ok(ann.get(list)).at("/tasks/0/predictions_score").isNull()).isTrue();
        ok(ann.patch("/api/projects/" + project, "{\"model_version\": \"m1\"}"));
        assertThat(ok(ann.get(list)).at("/tasks/0/predictions_score").asDouble())
                .isEqualTo(0.75);
    }

    @Test
    void deletingAVersionTellsHowManyPredictionsWent() {
        created(predict(", 'model_version': 'm1'"));
        created(predict(", 'model_version': 'm1'"));
        created(predict(", 'model_version': 'm2'"));
        assertThat(ok(ann.send(
                                "DELETE",
                                "/api/projects/" + project + "/model-versions",
                                "application/json",
                                "{\"model_version\": \"m1\"}"))
                        .toString())
                .isEqualTo("{\"deleted_predictions\":2}");
        assertThat(ok(ann.get("/api/projects/" + project + "/model-versions"))).isEqualTo(json("{'m2': 1}"));
    }

    @Test
    void formsPredictToo() {
        JsonNode made = created(ann.form(
                "/api/predictions",
                Map.of("task", Long.toString(task), "result", chosen("a"), "score", "0.25", "model_version", "m")));
        assertThat(made.get("score").asDouble()).isEqualTo(0.25);
        assertThat(made.get("result")).isEqualTo(json(chosen("a")));
    }
}
