package dev.tagloop.labelstudio.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.Golden;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedThingsAreReadTest {
    private static JsonObject answer(String scenario, String name) {
        return Golden.exchange(scenario, name).object("response").orElseThrow();
    }

    @Test
    void exportedTaskWithItsAnnotation() {
        Task task = answer("12", "JSON, annotated tasks").objects("body").stream()
                .map(Task::new)
                .toList()
                .get(1);
        assertThat(task.data().text("text")).contains("😀 Ann Lee's  car — \"IBM\" 3,000 (q); x@y.com a/b");
        assertThat(task.innerId()).hasValue(2);
        assertThat(task.totalAnnotations()).hasValue(1);
        assertThat(task.predictions()).isEmpty();
        Annotation annotation = task.annotations().getFirst();
        assertThat(annotation.groundTruth()).isTrue();
        assertThat(annotation.wasCancelled()).isFalse();
        assertThat(annotation.leadTime()).isEmpty();
        assertThat(annotation.result())
                .extracting(region -> ((LabelsRegion) region).labels())
                .containsExactly(List.of("PER"), List.of("LOC"), List.of("ORG"), List.of("MISC", "ORG"));
    }

    @Test
    void skipHasNoRegions() {
        Annotation skip = new Annotation(answer("10", "skip").object("body").orElseThrow());
        assertThat(skip.wasCancelled()).isTrue();
        assertThat(skip.result()).isEmpty();
        assertThat(skip.leadTime()).hasValue(2.0);
    }

    @Test
    void draftAndPrediction() {
        Draft draft = new Draft(answer("10", "draft on the task").object("body").orElseThrow());
        assertThat(draft.user()).contains("<email:ann>");
        assertThat(draft.annotationId()).isEmpty();
        assertThat(draft.result()).hasSize(1);
        Prediction prediction =
                new Prediction(answer("11", "create: list").object("body").orElseThrow());
        assertThat(prediction.score()).hasValue(0.75);
        assertThat(prediction.modelVersion()).isEqualTo("m1");
        assertThat(prediction.result().getFirst().score()).hasValue(0.5);
    }

    @Test
    void annotatorIsANumberOrAnObject() {
        assertThat(new Annotation(JsonObject.parse("{\"completed_by\":7}")).completedBy())
                .hasValue(7);
        assertThat(new Annotation(JsonObject.parse("{\"completed_by\":{\"id\":7,\"email\":\"a@b.c\"}}")).completedBy())
                .hasValue(7);
    }

    @Test
    void flatTaskIsItsOwnData() {
        Task flat = new Task(JsonObject.parse("{\"text\":\"hello\"}"));
        assertThat(flat.data().text("text")).contains("hello");
        assertThat(flat.id()).isEmpty();
        assertThat(flat.meta().keys()).isEmpty();
    }

    @Test
    void newThingsAreWrittenAsTheApiWantsThem() {
        NewTask task = NewTask.of(Map.of("text", "a"))
                .withMeta(Map.of("source", "wikiann"))
                .withPredictions(
                        List.of(NewPrediction.of(List.of()).modelVersion("m").score(0.5)))
                .withAnnotations(
                        List.of(NewAnnotation.of(List.of()).groundTruth(false).leadTime(1.5)));
        assertThat(task.json())
                .hasToString("{\"data\":{\"text\":\"a\"},\"meta\":{\"source\":\"wikiann\"},"
                        + "\"predictions\":[{\"result\":[],\"model_version\":\"m\",\"score\":0.5}],"
                        + "\"annotations\":[{\"result\":[],\"ground_truth\":false,\"lead_time\":1.5}]}");
        assertThat(ProjectSettings.titled("News")
                        .labelConfig("<View/>")
                        .maximumAnnotations(2)
                        .json())
                .hasToString("{\"title\":\"News\",\"label_config\":\"<View/>\",\"maximum_annotations\":2}");
    }
}
