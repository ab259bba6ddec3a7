package dev.tagloop.mlbackend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileRequestsAreRefusedTest {
    private static Served served;

    @BeforeAll
    static void serve() {
        served = new Served(options -> options.requestBytes(8 << 20));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/predict | | empty",
                "/predict | [] | JSON object",
                "/predict | {\"tasks\": | breaks off",
                "/predict | {} | needs \"tasks\"",
                "/predict | {\"tasks\": 1} | list of tasks",
                "/predict | {\"tasks\": [{}, 7]} | Item 1",
                "/predict | {\"tasks\": [], \"params\": 1} | \"params\"",
                "/predict | {\"tasks\": [], \"params\": {\"context\": []}} | \"context\"",
                "/predict | {\"tasks\": [], \"label_config\": []} | \"label_config\"",
                "/setup | {} | needs \"project\"",
                "/setup | {\"project\": \"1\"} | needs \"schema\"",
                "/setup | {\"project\": [], \"schema\": \"\"} | \"project\"",
                "/webhook | {} | needs \"action\"",
                "/webhook | {\"action\": 3} | needs \"action\"",
            })
    void withASentence(String path, String body, String sentence) throws Exception {
        Served.Answer answer = served.post(path, body == null ? "" : body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("status").asString()).isEqualTo("error");
        assertThat(answer.json().get("detail").asString()).contains(sentence);
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(served.post("/predict", "{\"tasks\": " + deep + "}").status())
                .isEqualTo(400);
    }

    @Test
    void moreValuesThanFitIntoMemoryAreCountedFirst() throws Exception {
        String many = IntStream.range(0, 1_000_001).mapToObj(i -> "1").collect(Collectors.joining(","));
        Served.Answer answer = served.post("/predict", "{\"tasks\": [" + many + "]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString()).contains("more than 1000000 values");
    }

    @Test
    void aBodyBeyondTheLimitIs413() throws Exception {
        assertThat(served.post("/predict", "{\"tasks\": [\"" + "x".repeat(9 << 20) + "\"]}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void unknownPathsAndMethodsAreNoDefects() throws Exception {
        assertThat(served.get("/nowhere").status()).isEqualTo(404);
        assertThat(served.get("/predict").status()).isBetween(404, 405);
    }

    @Test
    void aDefectOfTheModelIsAnErrorForItsRequestOnly() throws Exception {
        Served.Answer answer = served.post("/predict", Served.body("poison"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").asString()).contains("IllegalStateException");
        assertThat(served.post("/predict", Served.body("Ann")).status()).isEqualTo(200);
    }

    @Test
    void anErrorOfTheModelsCodeDoesNotEndItsService() throws Exception {
        try (Served own = new Served(options -> options.patience(Duration.ofSeconds(5)))) {
            Served.Answer answer = own.post("/predict", Served.body("unreachable"));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().get("detail").asString()).contains("AssertionError");
            assertThat(own.post("/predict", Served.body("Ann")).status()).isEqualTo(200);
        }
    }
}
