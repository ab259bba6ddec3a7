package dev.tagloop.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.server.http.Route;
import dev.tagloop.server.storage.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks the whole route table as everybody that there is, from nobody to the owner of the organization. What each of them may do stands in
 * {@code access/routes.txt}: a route without a line there fails, so that each new one gets a thought.
 */
@Tag("thorough")
class RouteWalkTest {
    private static final List<String> RUBBISH =
            List.of("", "{}", "[]", "3", "\"x\"", "null", "[[1]]", "{\"result\": \"x\", \"project\": \"x\"}", "{");

    @TempDir
    Path folder;

    private final GatedConnector connector = new GatedConnector(List.of());

    private Studio studio;

    @BeforeEach
    void start() {
        studio = Studio.start(
                config -> TestDatabases.settle(config, folder).port(0).backends(connector));
        Http head = Http.withToken(studio.url(), studio.token(studio.createUser("head@example.com")));
        for (String name : List.of("stranger", "member", "annotator", "reviewer", "manager", "maker")) {
            studio.createUser(name + "@example.com");
        }
        long stranger = studio.user("stranger@example.com").orElseThrow().id();
        assertThat(head.delete("/api/organizations/1/memberships/" + stranger).status())
                .isEqualTo(204);
    }

    @AfterEach
    void stop() {
        studio.close();
        connector.close();
    }

    private static Map<String, String> expectations() throws IOException {
        Map<String, String> lines = new HashMap<>();
        try (InputStream in = RouteWalkTest.class.getResourceAsStream("/access/routes.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split("\\s+", 3);
                        lines.put(parts[0] + " " + parts[1], parts[2].replace(" ", ""));
                    });
        }
        return lines;
    }

    @Test
    void everyRouteLetsInWhomTheTableSaysAndNobodyElse() throws Exception {
        Map<String, String> expected = expectations();
        WalkFixture.Clients clients = new WalkFixture.Clients(studio);
        Map<WalkFixture.As, WalkFixture> kept = new EnumMap<>(WalkFixture.As.class);
        for (WalkFixture.As as : WalkFixture.As.values()) {
            kept.put(as, new WalkFixture(clients, as));
        }
        List<String> wrong = new ArrayList<>();
        for (Route route : studio.routes().all()) {
            String name = route.method() + " " + route.path();
            String line = expected.remove(name);
            if (route.kind() == Route.Kind.OPEN) {
                if (!"open".equals(line)) {
                    wrong.add(name + " is open to everybody, but the table says " + line);
                }
                continue;
            }
            StringBuilder seen = new StringBuilder();
            for (WalkFixture.As as : WalkFixture.As.values()) {
                boolean spoils = WalkFixture.writes(route) && (line == null || line.charAt(as.ordinal()) != '-');
                WalkFixture fixture = spoils ? WalkFixture.forOne(route, clients, as) : kept.get(as);
                seen.append(fixture.letsIn(route) ? '+' : '-');
            }
            if (line == null || !matches(line, seen)) {
                wrong.add(name + " " + seen + " where the table has " + line);
            }
        }
        expected.forEach((name, line) -> wrong.add(name + " stands in the table, but there is no such route"));
        assertThat(wrong).isEmpty();
    }

    /** An asterisk takes either. */
    private static boolean matches(String line, StringBuilder seen) {
        if (line.length() != seen.length()) {
            return false;
        }
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != '*' && line.charAt(i) != seen.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void noRouteAnswersAServerErrorToRubbish() {
        Http owner = Http.withToken(
                studio.url(), studio.token(studio.user("head@example.com").orElseThrow()));
        owner.post("/api/projects", "{\"title\": \"Owner's\"}");
        owner.post("/api/projects/1/import", "[{\"text\": \"a\"}]");
        List<String> wrong = new ArrayList<>();
        for (Route route : studio.routes().all()) {
            if (route.method().toString().equals("DELETE")) {
                continue;
            }
            boolean sends =
                    Set.of("POST", "PUT", "PATCH").contains(route.method().toString());
            Set<String> paths = Stream.of("1", "99999999999999999999", "x")
                    .map(id -> route.path().replaceAll("\\{[^}]+}", id))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            for (String body : sends ? RUBBISH : List.of("")) {
                for (String path : paths) {
                    int status = owner.send(
                                    route.method().toString(),
                                    path,
                                    sends ? "application/json" : null,
                                    sends ? body : null)
                            .status();
                    if (status >= 500) {
                        wrong.add(route.method() + " " + path + " answers " + body + " with " + status);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
