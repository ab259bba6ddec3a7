package dev.tagloop.server.dashboard;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DashboardTest {
    private static final String PER =
            "[{\"id\": \"r\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
                    + " \"value\": {\"start\": 0, \"end\": 1, \"labels\": [\"PER\"]}}]";

    @TempDir
    Path folder;

    private final Map<Long, String> dates = new HashMap<>();
    private TestStudio studio;
    private long project;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
        project = studio.project(TestStudio.NER);
        studio.importTasks(
                project,
                "[{\"data\": {\"text\": \"a\"}}, {\"data\": {\"text\": \"b\"}}, {\"data\": {\"text\": \"c\"}}, {\"data\": {\"text\": \"d\"}}]");
        answer(studio.ann(), 1, PER, "10", "2024-03-30T22:30:00.000000Z");
        answer(studio.bob(), 1, "[]", "20", "2024-03-30T23:30:00.000000Z");
        answer(studio.bob(), 2, PER.replace("PER", "ORG"), "40", "2024-03-31T21:59:59.999999Z");
        answer(studio.bob(), 3, PER, "null", "2024-03-31T22:00:00.000000Z");
        skip(studio.ann(), 4, "2024-04-02T12:00:00.000000Z");
        studio.close();
        TestDatabases.jdbi(folder)
                .useHandle(handle -> dates.forEach(
                        (id, at) -> handle.createUpdate("UPDATE annotations SET created_at = :at WHERE id = :id")
                                .bind("at", at)
                                .bind("id", id)
                                .execute()));
        studio = new TestStudio(folder);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private void answer(Http who, long task, String result, String seconds, String at) {
        JsonNode made = created(who.post(
                "/api/tasks/" + task + "/annotations", "{\"result\": " + result + ", \"lead_time\": " + seconds + "}"));
        dates.put(made.path("id").asLong(), at);
    }

    private void skip(Http who, long task, String at) {
        dates.put(
                created(who.post("/api/tasks/" + task + "/annotations?was_cancelled=1", "{\"result\": []}"))
                        .path("id")
                        .asLong(),
                at);
    }

    private JsonNode dashboard(Http who, String query) {
        return ok(who.get("/api/tagloop/projects/" + project + "/dashboard" + query));
    }

    @Test
    void daysAreThoseOfTheZoneAlsoWhenItsClocksChange() {
        JsonNode all = dashboard(studio.ann(), "?timezone=Europe/Berlin");
        assertThat(all.path("days").toString())
                .isEqualTo(
                        "[{\"date\":\"2024-03-30\",\"answered\":1,\"answered_so_far\":1,\"submitted\":1,\"skipped\":0},"
                                + "{\"date\":\"2024-03-31\",\"answered\":1,\"answered_so_far\":2,\"submitted\":2,\"skipped\":0},"
                                + "{\"date\":\"2024-04-01\",\"answered\":1,\"answered_so_far\":3,\"submitted\":1,\"skipped\":0},"
                                + "{\"date\":\"2024-04-02\",\"answered\":0,\"answered_so_far\":3,\"submitted\":0,\"skipped\":1}]");
        assertThat(dashboard(studio.ann(), "")
                        .path("days")
                        .valueStream()
                        .map(day -> day.path("date").asString()))
                .containsExactly("2024-03-30", "2024-03-31", "2024-04-02");
    }

    @Test
    void annotatorsAndTimesAreCountedExactly() {
        JsonNode all = dashboard(studio.ann(), "");
        assertThat(all.path("tasks").toString()).isEqualTo("{\"total\":4,\"finished\":3,\"answered\":3}");
        assertThat(all.path("annotations").toString()).isEqualTo("{\"submitted\":4,\"skipped\":1}");
        assertThat(all.path("lead_time").toString())
                .isEqualTo(
                        "{\"count\":3,\"total\":70.0,\"mean\":23.333333333333332,\"median\":20.0,\"p10\":12.0,\"p90\":36.0}");
        JsonNode bob = all.path("annotators").get(1);
        assertThat(bob.path("email").asString()).isEqualTo("bob@example.com");
        assertThat(bob.path("submitted").asLong()).isEqualTo(3);
        assertThat(bob.path("per_hour").asDouble()).isEqualTo(120.0);
        assertThat(bob.path("lead_time").path("median").asDouble()).isEqualTo(30.0);
        assertThat(all.path("labels").toString())
                .isEqualTo("[{\"control\":\"ner\",\"label\":\"PER\",\"count\":2},"
                        + "{\"control\":\"ner\",\"label\":\"ORG\",\"count\":1}]");
    }

    @Test
    void aPeriodCountsItsDaysAndWhatWasAnsweredBefore() {
        JsonNode part = dashboard(studio.ann(), "?timezone=Europe/Berlin&from=2024-03-31&to=2024-03-31");
        assertThat(part.path("annotations").toString()).isEqualTo("{\"submitted\":2,\"skipped\":0}");
        assertThat(part.path("days").toString())
                .isEqualTo(
                        "[{\"date\":\"2024-03-31\",\"answered\":1,\"answered_so_far\":2,\"submitted\":2,\"skipped\":0}]");
        assertThat(part.path("tasks").path("answered").asLong()).isEqualTo(2);
        assertThat(part.path("annotators").size()).isEqualTo(1);
        assertThat(labels("?timezone=Europe/Berlin&from=2024-03-31&to=2024-03-31"))
                .isEqualTo("[{\"control\":\"ner\",\"label\":\"ORG\",\"count\":1}]");
        assertThat(labels("?from=2024-01-01&to=2024-12-31")).isEqualTo(labels(""));
        assertThat(labels("?to=2024-01-01")).isEqualTo("[]");
    }

    private String labels(String query) {
        return dashboard(studio.ann(), query).path("labels").toString();
    }

    @Test
    void aChangeIsSeenAtOnce() {
        assertThat(dashboard(studio.ann(), "").at("/annotations/submitted").asLong())
                .isEqualTo(4);
        answer(studio.ann(), 2, "[]", "5", "2024-04-03T12:00:00.000000Z");
        assertThat(dashboard(studio.ann(), "").at("/annotations/submitted").asLong())
                .isEqualTo(5);
    }

    @Test
    void anotherNameIsSeenAtOnce() {
        assertThat(dashboard(studio.ann(), "").at("/annotators/1/name").asString())
                .isEmpty();
        ok(studio.bob()
                .patch(
                        "/api/users/" + studio.id("bob@example.com"),
                        "{\"first_name\": \"Bob\", \"last_name\": \"Roe\"}"));
        assertThat(dashboard(studio.ann(), "").at("/annotators/1/name").asString())
                .isEqualTo("Bob Roe");
    }

    @Test
    void anAnnotatorSeesTheirOwnWorkAlone() {
        ok(studio.ann().patch("/api/tagloop/projects/" + project + "/roles", "{\"enabled\": true}"));
        JsonNode own = dashboard(studio.bob(), "");
        assertThat(own.path("own").asBoolean()).isTrue();
        assertThat(own.path("tasks").toString()).isEqualTo("{\"total\":null,\"finished\":null,\"answered\":3}");
        assertThat(own.path("annotators").size()).isEqualTo(1);
        assertThat(own.at("/annotators/0/email").asString()).isEqualTo("bob@example.com");
        assertThat(own.path("labels").toString())
                .isEqualTo("[{\"control\":\"ner\",\"label\":\"ORG\",\"count\":1},"
                        + "{\"control\":\"ner\",\"label\":\"PER\",\"count\":1}]");
        assertThat(dashboard(studio.ann(), "").path("annotators").size()).isEqualTo(2);
    }

    @Test
    void whatIsNoZoneOrNoDateIsRefused() {
        String path = "/api/tagloop/projects/" + project + "/dashboard";
        for (String wrong :
                new String[] {"?timezone=Mars", "?from=yesterday", "?to=2024-13-01", "?from=2024-02-02&to=2024-02-01"
                }) {
            assertThat(studio.ann().get(path + wrong).status()).as(wrong).isEqualTo(400);
        }
    }
}
