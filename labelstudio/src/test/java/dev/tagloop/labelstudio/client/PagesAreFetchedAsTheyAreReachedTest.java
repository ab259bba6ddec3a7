package dev.tagloop.labelstudio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesAreFetchedAsTheyAreReachedTest {
    private static final String GONE = "{\"status_code\":404,\"detail\":\"Invalid page.\"}";

    private static String page(long first, long count) {
        String tasks = LongStream.range(first, first + count)
                .mapToObj(id -> "{\"id\":" + id + ",\"data\":{\"text\":\"t\"}}")
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"total\":250,\"tasks\":" + tasks + "}";
    }

    /** Three pages of 100, 100 and 50, then {@code end}. */
    private static StubServer server(int endStatus, String end) {
        return new StubServer((seen, exchange) -> {
            int page = Integer.parseInt(seen.query().get("page"));
            if (page > 3) {
                StubServer.json(exchange, endStatus, end);
            } else {
                StubServer.json(exchange, 200, page((page - 1) * 100L + 1, page == 3 ? 50 : 100));
            }
        });
    }

    private static StudioClient client(StubServer server) {
        return StudioClient.connect(
                server.url(), TestTokens.LEGACY, ClientOptions.defaults().withRetries(0));
    }

    @Test
    void endsAtA404() {
        try (StubServer server = server(404, GONE);
                StudioClient studio = client(server)) {
            assertThat(studio.tasks().list(1).mapToLong(task -> task.id().orElseThrow()))
                    .hasSize(250)
                    .startsWith(1L)
                    .endsWith(250L);
            assertThat(server.seen()).hasSize(4);
        }
    }

    @Test
    void endsAtAnEmptyPage() {
        try (StubServer server = server(200, "{\"tasks\":[]}");
                StudioClient studio = client(server)) {
            assertThat(studio.tasks().list(1)).hasSize(250);
        }
    }

    @Test
    void nothingIsFetchedBeforeItIsReached() {
        try (StubServer server = server(404, GONE);
                StudioClient studio = client(server)) {
            Stream<Task> tasks = studio.tasks().list(1);
            assertThat(server.seen()).isEmpty();
            assertThat(tasks.limit(150).count()).isEqualTo(150);
            assertThat(server.seen()).hasSize(2);
        }
    }

    @Test
    void anErrorInTheMiddleIsNotTakenForTheEnd() {
        try (StubServer server = server(500, "{\"detail\":\"oops\"}");
                StudioClient studio = client(server)) {
            assertThatThrownBy(() -> studio.tasks().list(1).count()).hasMessageEndingWith("500: oops");
        }
    }

    @Test
    void unknownProjectIsAnErrorAndAnEmptyOneIsNot() {
        try (StubServer server = new StubServer((seen, exchange) ->
                        StubServer.json(exchange, 404, "{\"detail\":\"No Project matches the given query.\"}"));
                StudioClient studio = client(server)) {
            assertThatThrownBy(() -> studio.tasks().list(1).count()).isInstanceOf(StudioApiException.class);
        }
        try (StubServer server = new StubServer((seen, exchange) -> StubServer.json(exchange, 404, GONE));
                StudioClient studio = client(server)) {
            assertThat(studio.tasks().list(1)).isEmpty();
        }
    }

    @Test
    void aServerThatIgnoresThePageIsNotReadForEver() {
        try (StubServer server = new StubServer((seen, exchange) -> StubServer.json(exchange, 200, page(1, 3)));
                StudioClient studio = client(server)) {
            assertThatThrownBy(() -> studio.tasks().list(1).count())
                    .isInstanceOf(StudioProtocolException.class)
                    .hasMessage("GET " + server.url() + "/api/tasks/: page 2 repeats the page before");
        }
    }

    @Test
    void filtersAreSentAsTheDataManagerWantsThem() {
        try (StubServer server = new StubServer((seen, exchange) -> StubServer.json(exchange, 404, GONE));
                StudioClient studio = client(server)) {
            assertThat(studio.tasks().listUnannotated(5)).isEmpty();
            assertThat(JsonObject.parse(server.seen().getFirst().query().get("query")))
                    .hasToString(
                            "{\"filters\":{\"conjunction\":\"and\",\"items\":[{\"filter\":\"filter:tasks:total_annotations\","
                                    + "\"operator\":\"equal\",\"type\":\"Number\",\"value\":0}]}}");
            assertThat(studio.tasks().listAnnotated(5)).isEmpty();
            assertThat(server.seen().getLast().query().get("query")).contains("\"operator\":\"greater\"");
        }
    }
}
