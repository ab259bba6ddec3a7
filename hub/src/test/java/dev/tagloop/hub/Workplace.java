package dev.tagloop.hub;

import dev.tagloop.conformance.hub.LocalHub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A local Hub and clients of it with a home of their own; waits are noted instead of waited. */
final class Workplace implements AutoCloseable {
    static final String TOKEN = "hf_abcdefghijklmnop";

    final LocalHub server;
    final Path home;
    final List<Long> waits = new CopyOnWriteArrayList<>();
    private final Map<String, String> variables = new LinkedHashMap<>();

    Workplace(Path folder) {
        home = folder.resolve("home");
        server = LocalHub.start(folder.resolve("server")).user("alice", TOKEN, "write", "org");
        variables.put("HF_ENDPOINT", server.endpoint());
        variables.put("HF_HOME", home.toString());
    }

    Workplace with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    HubEnvironment environment() {
        return HubEnvironment.of(variables, home);
    }

    Map<String, String> variables() {
        return variables;
    }

    HubBuilder builder() {
        return Hub.builder()
                .environment(environment())
                .backoff(Backoff.defaults().withPause(time -> waits.add(time.toSeconds())));
    }

    Hub client() {
        return builder().build();
    }

    Hub alice() {
        return builder().token(TOKEN).build();
    }

    Path cache() {
        return home.resolve("hub");
    }

    /** A client that gives up a silent peer soon. */
    Hub impatient() {
        return with("HF_HUB_DOWNLOAD_TIMEOUT", "1")
                .with("HF_HUB_ETAG_TIMEOUT", "1")
                .client();
    }

    static final Duration SOON = Duration.ofSeconds(60);

    @Override
    public void close() {
        server.close();
    }
}
