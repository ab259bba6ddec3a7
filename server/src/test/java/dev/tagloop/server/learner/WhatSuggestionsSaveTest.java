package dev.tagloop.server.learner;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.savings.HoldBack;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(180)
class WhatSuggestionsSaveTest {
    @TempDir
    Path folder;

    private static String region(int start, int end, String label, String more) {
        return "{\"id\": \"r" + start + "\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", "
                + more + "\"value\": {\"start\": " + start + ", \"end\": " + end + ", \"labels\": [\"" + label
                + "\"]}}";
    }

    private static JsonNode saved(Http who, long project) {
        return ok(who.get("/api/tagloop/projects/" + project + "/saved"));
    }

    private static JsonNode holdBack(Http who, long project, double share) {
        return ok(who.patch("/api/tagloop/projects/" + project + "/saved", "{\"held_back\": " + share + "}"));
    }

    @Test
    void whatTheLotFellOnIsShownWithoutSuggestionsUntilItIsLabelled() {
        String[] texts =
                IntStream.range(0, 24).mapToObj(i -> "Ann met Bob " + i).toArray(String[]::new);
        try (Taught made = new Taught(folder, texts)) {
            JsonNode told = holdBack(made.ann(), made.project, 0.5);
            assertThat(told.at("/held_back/share").asDouble()).isEqualTo(0.5);
            assertThat(told.at("/held_back/since").isNull()).isFalse();
            HoldBack hold =
                    TestDatabases.jdbi(folder.resolve("data")).withHandle(handle -> HoldBack.of(handle, made.project));
            Http browser = Http.to(made.studio.url());
            browser.get(made.studio.signInLink("ann@example.com"));
            int held = 0;
            for (int i = 0; i < texts.length; i++) {
                JsonNode task = made.next();
                long id = task.get("id").asLong();
                boolean holds = hold.holds(id);
                held += holds ? 1 : 0;
                assertThat(Taught.said(task)).isEqualTo(holds ? "-" : "Ann/PER");
                assertThat(Taught.said(ok(browser.get("/api/tasks/" + id)))).isEqualTo(holds ? "-" : "Ann/PER");
                // Programs read everything, and a suggestion was made.
                assertThat(Taught.said(ok(made.ann().get("/api/tasks/" + id)))).isEqualTo("Ann/PER");
                JsonNode asked = ok(made.ann().post(made.path("/interactive"), "{\"task\": " + id + "}"));
                assertThat(asked.at("/data/result")).hasSize(holds ? 0 : 1);
                created(made.ann()
                        .post(
                                "/api/tasks/" + id + "/annotations",
                                "{\"result\": [], \"lead_time\": " + (holds ? 30 : 20) + "}"));
                assertThat(Taught.said(ok(browser.get("/api/tasks/" + id)))).isEqualTo("Ann/PER");
            }
            assertThat(held).isBetween(2, 22);
            JsonNode time = saved(made.ann(), made.project).get("time");
            assertThat(time.get("method").asString()).isEqualTo("random");
            assertThat(time.at("/without/answers").asInt()).isEqualTo(held);
            assertThat(time.at("/with/answers").asInt()).isEqualTo(24 - held);
            assertThat(time.at("/saved/estimate").asDouble()).isEqualTo(10);
            // A larger share holds all tasks of a smaller one.
            HoldBack less = new HoldBack(0.1, hold.seed());
            assertThat(made.tasks).allMatch(task -> hold.holds(task) || !less.holds(task));
            // With another share, what was labelled before tells nothing about it.
            assertThat(holdBack(made.ann(), made.project, 0.3)
                            .at("/time/with/answers")
                            .asInt())
                    .isZero();
            Http.Answer wrong =
                    made.ann().patch("/api/tagloop/projects/" + made.project + "/saved", "{\"held_back\": 0.9}");
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.text()).contains("to 0.5");
        }
    }

    @Test
    void whatPeopleDidToSuggestionsIsCountedByLabelAndScore() {
        try (TestStudio studio = new TestStudio(folder)) {
            Http ann = studio.ann();
            long project = studio.project(TestStudio.NER);
            long first = studio.task(project, "Ann met Bob in Rome on a Monday with Cora");
            long second = studio.task(project, "Dan met Eve");
            long prediction = created(ann.post(
                            "/api/predictions",
                            "{\"task\": " + first + ", \"model_version\": \"v1\", \"result\": ["
                                    + region(0, 3, "PER", "\"score\": 0.97, ") + ","
                                    + region(8, 11, "ORG", "\"score\": 0.93, ") + ","
                                    + region(15, 18, "LOC", "\"score\": 0.55, ") + ","
                                    + region(25, 31, "PER", "\"score\": 0.51, ") + "]}"))
                    .get("id")
                    .asLong();
            // Ann stays, Bob gets another label, Rome another border, Monday goes, Cora is new.
            created(ann.post(
                    "/api/tasks/" + first + "/annotations",
                    "{\"lead_time\": 8, \"parent_prediction\": " + prediction + ", \"result\": ["
                            + region(0, 3, "PER", "") + "," + region(8, 11, "PER", "") + ","
                            + region(15, 19, "LOC", "") + "," + region(37, 41, "PER", "") + "]}"));
            created(ann.post("/api/tasks/" + second + "/annotations", "{\"lead_time\": 18, \"result\": []}"));
            JsonNode told = saved(ann, project);
            JsonNode edits = told.get("edits");
            assertThat(edits.toString())
                    .isEqualTo(
                            "{\"suggested\":4,\"accepted\":1,\"relabelled\":1,\"moved\":1,\"replaced\":0,\"deleted\":1,"
                                    + "\"added\":1,\"accepted_share\":0.25,\"answers\":1,\"untouched\":0,\"actions\":10,"
                                    + "\"actions_by_hand\":8,\"saved_share\":-0.25}");
            assertThat(told.get("labels"))
                    .extracting(label -> label.get("label").asString() + " "
                            + label.get("accepted").asInt() + " of "
                            + label.get("suggested").asInt() + ", "
                            + label.get("added").asInt() + " added")
                    .containsExactly("LOC 0 of 1, 0 added", "ORG 0 of 1, 0 added", "PER 1 of 2, 1 added");
            assertThat(told.get("bands"))
                    .extracting(band -> band.get("from").asDouble() + " "
                            + band.get("accepted").asInt() + " of "
                            + band.get("suggested").asInt())
                    .containsExactly("0.5 0 of 2", "0.9 1 of 2");
            assertThat(told.at("/versions/0/name").asString()).isEqualTo("v1");
            assertThat(told.at("/time/method").asString()).isEqualTo("observed");
            assertThat(told.at("/time/with/median/estimate").asDouble()).isEqualTo(8);
            assertThat(told.at("/time/without/median/estimate").asDouble()).isEqualTo(18);
            assertThat(told.at("/time/saved/low").isNull()).isTrue();
        }
    }
}
