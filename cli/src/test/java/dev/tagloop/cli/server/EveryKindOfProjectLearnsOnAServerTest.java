package dev.tagloop.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Prediction;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Region;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program's server with its own learner: labels come in over HTTP, a version is trained and promoted, and its suggestions lie at open tasks. */
@Tag("slow")
class EveryKindOfProjectLearnsOnAServerTest {
    private static final String TEXT = "<View><Text name=\"text\" value=\"$text\"/>";
    private static final String[] GOOD = {"what a fine day", "we liked the sweet cake", "a happy and warm song"};
    private static final String[] BAD = {"what a bad night", "they hated the sour soup", "a sad and cold song"};
    private static final int TASKS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private LearningStudio studio;

    @BeforeEach
    void start() {
        studio = new LearningStudio(folder);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private static String text(int i) {
        return (i % 2 == 0 ? GOOD : BAD)[i / 2 % 3] + " number " + i;
    }

    private Project project(String config) throws Exception {
        Project project =
                studio.client().startProject(ProjectSettings.titled("Learns").labelConfig(config));
        studio.send(
                "PATCH",
                project.id(),
                "/learner",
                "{\"policy\": {\"mode\": \"manual\", \"promote\": \"better\", \"refresh\": true}}");
        return project;
    }

    private void label(Project project, JsonObject data, String region) {
        long task = studio.client()
                .tasks()
                .create(project.id(), NewTask.of(data))
                .id()
                .orElseThrow();
        studio.client().annotations().create(task, List.of(Region.of(JsonObject.parse(region))));
    }

    private static String said(String control, String type, String value) {
        return "{\"from_name\":\"" + control + "\",\"to_name\":\"text\",\"type\":\"" + type + "\",\"value\":" + value
                + "}";
    }

    private static JsonObject textOf(String text) {
        return JsonObject.empty().with("text", text);
    }

    /** Trains and waits until the version has predicted the open task. */
    private Region learned(Project project, long open, int epochs) throws Exception {
        JsonObject job = studio.send(
                "POST",
                project.id(),
                "/learner/train",
                "{\"settings\": {\"num_train_epochs\": " + epochs + ", \"learning_rate\": 0.0005}}");
        String id = job.text("id").orElseThrow();
        while (job.text("finished_at").isEmpty()) {
            LockSupport.parkNanos(50_000_000);
            job = studio.send("GET", project.id(), "/jobs/" + id, "");
        }
        assertThat(job.text("state")).as(job.toString()).contains("succeeded");
        assertThat(studio.send("GET", project.id(), "/learner", "").text("serving"))
                .contains("v1");
        long late = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<Prediction> made = studio.client().tasks().get(open).predictions();
            Optional<Prediction> found =
                    made.stream().filter(one -> one.modelVersion().equals("v1")).findFirst();
            if (found.isPresent()) {
                return found.get().result().getFirst();
            }
            assertThat(System.nanoTime())
                    .as("v1 predicts task %s, which has %s", open, made)
                    .isLessThan(late);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private JsonObject details(Project project) throws Exception {
        return studio.send("GET", project.id(), "/learner/versions/v1", "")
                .object("details")
                .orElseThrow();
    }

    @Test
    void ofSeveralControlsTheOneIsLearnedThatTheSettingsName() throws Exception {
        Project project = project(
                TEXT + "<Rating name=\"stars\" toName=\"text\"/>"
                        + "<Choices name=\"mood\" toName=\"text\"><Choice value=\"good\"/><Choice value=\"bad\"/></Choices></View>");
        assertThat(studio.send("GET", project.id(), "/learner", "").objects("learns"))
                .extracting(one -> one.text("control").orElseThrow())
                .containsExactly("stars", "mood");
        JsonObject chosen = studio.send(
                "PATCH",
                project.id(),
                "/learner",
                "{\"settings\": {\"task\": \"text-classification\", \"control\": \"mood\"}}");
        assertThat(chosen.objects("learns").getFirst().text("control")).contains("mood");
        for (int i = 0; i < TASKS; i++) {
            label(
                    project,
                    textOf(text(i)),
                    said("mood", "choices", "{\"choices\":[\"" + (i % 2 == 0 ? "good" : "bad") + "\"]}"));
        }
        long open = studio.client()
                .tasks()
                .create(project.id(), NewTask.of(textOf("a happy and warm song")))
                .id()
                .orElseThrow();
        Region region = learned(project, open, 6);
        assertThat(region.fromName()).contains("mood");
        assertThat(region.value().texts("choices")).containsExactly("good");
        JsonObject details = details(project);
        assertThat(details.text("task")).contains("text-classification");
        assertThat(details.text("metric")).contains("f1");
        assertThat(details.text("method")).contains("k_fold");
        assertThat(details.object("labels").orElseThrow().keys()).containsExactly("bad", "good");
    }

    @Test
    void starsAreLearned() throws Exception {
        Project project = project(TEXT + "<Rating name=\"stars\" toName=\"text\"/></View>");
        for (int i = 0; i < TASKS; i++) {
            label(project, textOf(text(i)), said("stars", "rating", "{\"rating\":" + (i % 2 == 0 ? 5 : 1) + "}"));
        }
        long open = studio.client()
                .tasks()
                .create(project.id(), NewTask.of(textOf("a happy and warm song")))
                .id()
                .orElseThrow();
        Region region = learned(project, open, 10);
        assertThat(region.value().integer("rating").orElseThrow()).isGreaterThan(3);
        assertThat(details(project).text("metric")).contains("pearsonr");
    }

    @Test
    void answersToQuestionsAreLearned() throws Exception {
        Project project =
                project("<View><Text name=\"question\" value=\"$question\"/><Text name=\"text\" value=\"$text\"/>"
                        + "<Labels name=\"answer\" toName=\"text\"><Label value=\"Answer\"/></Labels></View>");
        String[] places = {"Oslo", "Rome", "Kyoto", "Lima"};
        for (int i = 0; i < TASKS; i++) {
            String place = places[i % places.length];
            String context = "Ida number " + i + " lives in " + place + " now";
            int at = context.indexOf(place);
            label(
                    project,
                    question(context),
                    said(
                            "answer",
                            "labels",
                            "{\"start\":" + at + ",\"end\":" + (at + place.length()) + ",\"text\":\"" + place
                                    + "\",\"labels\":[\"Answer\"]}"));
        }
        long open = studio.client()
                .tasks()
                .create(project.id(), NewTask.of(question("Ida number 3 lives in Rome now")))
                .id()
                .orElseThrow();
        Region region = learned(project, open, 12);
        assertThat(region.value().text("text")).contains("Rome");
        assertThat(details(project).object("metrics").orElseThrow().keys()).contains("f1", "exact_match");
    }

    private static JsonObject question(String context) {
        return textOf(context).with("question", "Where does Ida live?");
    }

    @Test
    void summariesBeginAtOnceAndAreLearned() throws Exception {
        Project project = project(TEXT + "<TextArea name=\"summary\" toName=\"text\" maxSubmissions=\"1\"/></View>");
        while (studio.send("GET", project.id(), "/learner", "").text("serving").isEmpty()) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(studio.send("GET", project.id(), "/learner", "")
                        .text("serving")
                        .orElseThrow())
                .startsWith("minilm-");
        for (int i = 0; i < TASKS; i++) {
            label(
                    project,
                    textOf("The mill number " + i + " burned. Nobody was hurt. The owner will build it again."),
                    said("summary", "textarea", "{\"text\":[\"The mill number " + i + " burned.\"]}"));
        }
        long open = studio.client()
                .tasks()
                .create(project.id(), NewTask.of(textOf("The inn burned. Nobody was hurt. It will be built again.")))
                .id()
                .orElseThrow();
        Region region = learned(project, open, 1);
        assertThat(region.type()).contains("textarea");
        assertThat(details(project).text("metric")).contains("rougeL");
    }
}
