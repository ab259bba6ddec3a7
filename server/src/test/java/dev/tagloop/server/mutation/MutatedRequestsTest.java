package dev.tagloop.server.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.server.Studio;
import dev.tagloop.server.WalkFixture;
import dev.tagloop.server.durability.StoreAudit;
import dev.tagloop.server.http.Route;
import dev.tagloop.server.storage.TestDatabases;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests that are good but for a few places, over all routes: none is answered with a server error, none hangs, and one that is refused
 * changed nothing. A failure names its seed; {@code -Dtagloop.test.seed} repeats it.
 */
@Tag("thorough")
class MutatedRequestsTest {
    /** Afterwards a new server: what routes have destroyed is whole again, and the tables stay small. */
    private static final int PER_SERVER = 500;
    /** Afterwards a new project to walk into. */
    private static final int PER_FIXTURE = 25;

    /** They start jobs. */
    private static final Set<String> JOBS = Set.of(
            "/api/tagloop/backups",
            "/api/tagloop/move-in",
            "/api/tagloop/projects/{id}/import",
            "/api/tagloop/projects/{id}/adjudication/rule",
            "/api/tagloop/projects/{id}/queue/order",
            "/api/tagloop/projects/{id}/archive",
            "/api/tagloop/projects/{id}/combination",
            "/api/tagloop/projects/{id}/quality/errors/search");

    @TempDir
    Path folder;

    private final List<String> faults = new ArrayList<>();
    private final TreeMap<Integer, Integer> answers = new TreeMap<>();
    private int destructions;

    /** Ten thousand with those of the other database. */
    @Test
    void fiveThousandAreAnsweredWithoutServerErrorsOrTraces() throws Exception {
        mutate(5_000);
    }

    @Test
    @Tag("slow")
    void hundredThousandAreAnsweredWithoutServerErrorsOrTraces() throws Exception {
        mutate(100_000);
    }

    private void mutate(int requests) throws Exception {
        long seed = TestDatabases.seed(11);
        for (int server = 0; server < requests / PER_SERVER; server++) {
            day(folder.resolve("server" + server), new Random(seed * 100_003 + server));
            assertThat(faults).as("seed %s, server %s", seed, server).isEmpty();
        }
        System.out.println(requests + " mutated requests (seed " + seed + "), answers: " + answers);
        int sent = answers.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(sent).as("sent, in spite of %s destructions", destructions).isGreaterThan(requests * 9 / 10);
        int done = answers.headMap(300).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(done).as("good enough to do something").isGreaterThan(requests / 20);
    }

    private void day(Path data, Random random) throws Exception {
        try (GatedConnector connector = new GatedConnector(List.of());
                Studio studio = Studio.start(
                        config -> TestDatabases.settle(config, data).port(0).backends(connector))) {
            people(studio);
            RawHttp http = new RawHttp(studio.port());
            MessageMutator mutator = new MessageMutator(random);
            try (PeoplesWork work = new PeoplesWork(data)) {
                WalkFixture.Clients clients = new WalkFixture.Clients(studio);
                for (int done = 0; done < PER_SERVER; done += PER_FIXTURE) {
                    clients.forget();
                    people(studio);
                    try {
                        WalkFixture fixture = new WalkFixture(clients, WalkFixture.As.MEMBER);
                        walk(studio, http, fixture, mutator, random, work);
                    } catch (AssertionError destroyed) {
                        // An account or project that the fixture needs was changed by a request that was good enough.
                        destructions++;
                    }
                }
            }
        } finally {
            List<String> problems = StoreAudit.problems(data);
            if (!problems.isEmpty()) {
                faults.add("the store: " + problems);
            }
        }
    }

    /** Those that the fixture needs; a request that was good enough may have given one another address. */
    private static void people(Studio studio) {
        for (String name : List.of("head", "maker", "annotator", "reviewer", "manager")) {
            if (studio.user(name + "@example.com").isEmpty()) {
                studio.createUser(name + "@example.com");
            }
        }
    }

    private void walk(
            Studio studio, RawHttp http, WalkFixture fixture, MessageMutator mutator, Random random, PeoplesWork work)
            throws Exception {
        List<Route> routes = fixture.routes().stream()
                .filter(MutatedRequestsTest::endsWithItsAnswer)
                .toList();
        String token = studio.token(studio.user("head@example.com").orElseThrow());
        for (int i = 0; i < PER_FIXTURE; i++) {
            Message message = mutator.mutate(good(fixture, routes.get(random.nextInt(routes.size())), token));
            // A good request needs things to be about, which were made just now.
            work.changes();
            int status;
            try {
                status = http.send(message);
            } catch (SocketTimeoutException e) {
                faults.add("no answer: " + message);
                return;
            }
            answers.merge(status, 1, Integer::sum);
            List<String> changed = work.changes();
            boolean deliberate = status == 503 || status == 507;
            if (status == 0 || (status >= 500 && !deliberate)) {
                faults.add(status + " " + message);
            } else if (status >= 400 && !changed.isEmpty()) {
                faults.add(status + ", but changed " + changed + ": " + message);
            }
        }
    }

    /** What goes on behind the answer would be taken for a change by the next request. */
    private static boolean endsWithItsAnswer(Route route) {
        return !JOBS.contains(route.path())
                && !route.path().endsWith("/predict")
                && !route.path().endsWith("/events")
                && !route.path().contains("{job}");
    }

    private static Message good(WalkFixture fixture, Route route, String token) {
        WalkFixture.Sample sample = fixture.sample(route);
        List<String> headers = new ArrayList<>(List.of("Authorization: Token " + token));
        String body = RichBodies.of(sample.method(), sample.path(), sample.body());
        if (body == null) {
            return new Message(sample.method(), sample.path(), headers, null);
        }
        headers.add("Content-Type: application/json");
        return new Message(sample.method(), sample.path(), headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
