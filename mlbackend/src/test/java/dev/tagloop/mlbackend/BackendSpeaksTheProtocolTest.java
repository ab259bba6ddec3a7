package dev.tagloop.mlbackend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject.ServerAccess;
import dev.tagloop.labelstudio.backend.Capability;
import dev.tagloop.labelstudio.backend.ConnectedBackend;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.model.LabelsRegion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendSpeaksTheProtocolTest {
    private static final String LOGIN = "Basic YW5uOnNlY3JldA==";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/health/"})
    void tellsThatItIsUp(String path) throws Exception {
        try (Served served = new Served()) {
            assertThat(served.get(path).json())
                    .isEqualTo(Json.read("{\"status\": \"UP\", \"model_class\": \"WordMemory\"}"));
        }
    }

    @Test
    void setupTellsTheVersionAndTheBackendLearnsAboutTheProject() throws Exception {
        try (Served served = new Served()) {
            Served.Answer answer = served.post(
                    "/setup",
                    "{\"project\": \"7.1764165600\", \"schema\": \"<View/>\", \"hostname\": \"http://here\","
                            + " \"access_token\": \"t0\", \"extra_params\": {\"a\": 1}}");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json()).isEqualTo(Json.read("{\"model_version\": \"words-1\"}"));
            assertThat(served.model.projects.getFirst().id()).isEqualTo("7");
            assertThat(served.model.projects.getFirst().server()).contains(new ServerAccess("http://here", "t0"));
            assertThat(served.model.projects.getFirst().extraParams()).contains(Json.read("{\"a\": 1}"));
        }
    }

    @Test
    void everyTaskGetsItsResultInOrderEmptyOnesToo() {
        try (Served served = new Served()) {
            List<BackendPrediction> predictions =
                    served.remote().predict(Served.tasks("😀 Ann was here", "nobody", "in Rome"));
            assertThat(predictions).extracting(one -> one.regions().size()).containsExactly(1, 0, 1);
            LabelsRegion ann = (LabelsRegion) predictions.getFirst().regions().getFirst();
            assertThat(ann.span()).hasToString("2..5");
            assertThat(ann.text()).contains("Ann");
            assertThat(ann.json().number("score")).hasValue(0.75);
            assertThat(predictions.getFirst().score()).hasValue(0.75);
            assertThat(predictions)
                    .allMatch(one -> one.modelVersion().orElseThrow().equals("words-1"));
        }
    }

    @Test
    void aPredictionWithoutTasksHasNoResults() throws Exception {
        try (Served served = new Served()) {
            assertThat(served.post("/predict", Served.body()).json()).isEqualTo(Json.read("{\"results\": []}"));
        }
    }

    @Test
    void anEventItLearnsFromIsTakenAndAnotherIsNot() throws Exception {
        try (Served served = new Served()) {
            for (String action : List.of(
                    "ANNOTATION_CREATED",
                    "ANNOTATION_UPDATED",
                    "ANNOTATION_DELETED",
                    "ANNOTATIONS_DELETED",
                    "START_TRAINING")) {
                Served.Answer answer = served.post("/webhook", "{\"action\": \"" + action + "\"}");
                assertThat(answer.status()).as(action).isEqualTo(201);
                assertThat(answer.json().get("status").asString()).isEqualTo("ok");
                assertThat(answer.json().has("result")).isTrue();
            }
            Served.Answer other = served.post("/webhook", "{\"action\": \"PROJECT_UPDATED\"}");
            assertThat(other.status()).isEqualTo(200);
            assertThat(other.json()).isEqualTo(Json.read("{\"status\": \"Unknown event\"}"));
        }
    }

    @Test
    void versionsMetricsAndTheOldTrainRouteAnswer() throws Exception {
        try (Served served = new Served()) {
            assertThat(served.get("/versions").json()).isEqualTo(Json.read("{\"versions\": [\"words-1\"]}"));
            assertThat(served.get("/metrics").json().isObject()).isTrue();
            assertThat(served.post("/train", "{}").status()).isEqualTo(201);
        }
    }

    @Test
    void whatItCanDoBesideIsFoundOutAndAsked() throws Exception {
        try (Served served = new Served()) {
            ConnectedBackend remote = served.remote();
            assertThat(remote.capabilities()).containsExactlyInAnyOrder(Capability.values());
            assertThat(remote.versions()).contains(List.of("words-1"));
            assertThat(served.post("/tagloop/scores", Served.body("Ann", "nobody"))
                            .json())
                    .isEqualTo(Json.read("{\"scores\": [0.25, 1.0]}"));
            assertThat(served.post("/tagloop/explanations", Served.body("Ann")).json())
                    .isEqualTo(
                            Json.read(
                                    "{\"explanations\": [[{\"start\": 0, \"end\": 3, \"label\": \"PER\", \"probability\": 0.75}]]}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/versions", "/metrics", "/tagloop/capabilities"})
    void everyRouteAsksForThePasswordWhereThereIsOne(String path) throws Exception {
        try (Served served = new Served(options -> options.basicAuth("ann", "secret"))) {
            Served.Answer refused = served.get(path);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.response().headers().firstValue("WWW-Authenticate"))
                    .contains("Basic realm=\"Login required\"");
            assertThat(served.get(path, "Authorization", "Basic YW5uOndyb25n").status())
                    .isEqualTo(401);
            assertThat(served.get(path, "Authorization", LOGIN).status()).isEqualTo(200);
        }
    }

    @Test
    void aWrongPasswordNeverReachesTheModel() throws Exception {
        try (Served served = new Served(options -> options.basicAuth("ann", "secret"))) {
            assertThat(served.post("/predict", Served.body("Ann")).status()).isEqualTo(401);
            assertThat(served.post("/webhook", "{\"action\": \"START_TRAINING\"}")
                            .status())
                    .isEqualTo(401);
            assertThat(served.model.batches).isEmpty();
            assertThat(served.model.events).isEmpty();
            assertThatThrownBy(() -> served.remote().modelClass())
                    .isInstanceOfSatisfying(
                            BackendException.class,
                            e -> assertThat(e.fault()).isEqualTo(BackendException.Fault.LOG_IN));
        }
    }
}
