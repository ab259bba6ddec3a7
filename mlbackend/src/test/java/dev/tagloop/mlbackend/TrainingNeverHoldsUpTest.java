package dev.tagloop.mlbackend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.backend.BackendEvent;
import dev.tagloop.labelstudio.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrainingNeverHoldsUpTest {
    private static final String LABELLED = "{\"action\": \"ANNOTATION_CREATED\", \"project\": {\"id\": 3},"
            + " \"annotation\": {\"result\": [{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
            + " \"value\": {\"start\": 0, \"end\": 3, \"text\": \"Bob\", \"labels\": [\"PER\"]}}]}}";

    private static void awaitVersion(Served served, String version) throws Exception {
        while (!served.get("/versions").json().get("versions").toString().contains(version)) {
            Thread.sleep(5);
        }
    }

    @Test
    void aWebhookIsAnsweredAtOnceAndPredictionsGoOnWithTheOldVersion() throws Exception {
        try (Served served = new Served()) {
            served.model.mayTrain.drainPermits();
            long start = System.nanoTime();
            assertThat(served.post("/webhook", LABELLED).status()).isEqualTo(201);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            while (!served.model.mayTrain.hasQueuedThreads()) {
                Thread.sleep(5);
            }
            assertThat(served.remote().predict(Served.tasks("Bob")).getFirst().modelVersion())
                    .contains("words-1");
            served.model.mayTrain.release(100);
            awaitVersion(served, "words-2");
            assertThat(served.remote().predict(Served.tasks("Bob")).getFirst().modelVersion())
                    .contains("words-2");
            assertThat(served.remote().predict(Served.tasks("Bob")).getFirst().regions())
                    .hasSize(1);
        }
    }

    @Test
    void ofManyEventsThatComeMeanwhileOneTrainingIsMade() throws Exception {
        try (Served served = new Served()) {
            served.model.mayTrain.drainPermits();
            served.post("/webhook", LABELLED);
            while (!served.model.mayTrain.hasQueuedThreads()) {
                Thread.sleep(5);
            }
            for (int i = 0; i < 10; i++) {
                served.post("/webhook", LABELLED);
            }
            served.model.mayTrain.release(100);
            awaitVersion(served, "words-3");
            assertThat(served.model.events).hasSize(2);
        }
    }

    @Test
    void ourServersRequestForATrainingArrives() throws Exception {
        try (Served served = new Served()) {
            served.remote().train(BackendEvent.startTraining(JsonObject.parse("{\"id\": 3}")));
            awaitVersion(served, "words-2");
            assertThat(served.model.events.getFirst().projectId()).contains("3");
        }
    }

    @Test
    void anErrorInATrainingDoesNotEndTheNextOnes() throws Exception {
        try (Served served = new Served()) {
            served.post("/webhook", "{\"action\": \"START_TRAINING\", \"project\": {\"id\": 4}, \"endless\": true}");
            served.post("/webhook", LABELLED);
            awaitVersion(served, "words-2");
            assertThat(served.model.events).hasSize(2);
        }
    }
}
