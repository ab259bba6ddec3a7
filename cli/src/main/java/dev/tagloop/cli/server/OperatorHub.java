package dev.tagloop.cli.server;

import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.LoadRequest;
import dev.tagloop.hub.Backoff;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubBuilder;
import dev.tagloop.hub.HubEnvironment;
import dev.tagloop.server.HubDatasets;
import java.time.Duration;

/**
 * The Hub under the settings of this process: its endpoint, cache, offline mode and token. The client is made with the first data set and lives
 * as long as the process.
 */
final class OperatorHub implements HubDatasets {
    /** Somebody waits for most answers. */
    private static final Backoff PATIENCE =
            new Backoff(2, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(60), Thread::sleep);

    private final boolean withToken;
    private Hub hub;

    OperatorHub(boolean withToken) {
        this.withToken = withToken;
    }

    @Override
    public LoadRequest open(String id) {
        return Datasets.published(id, hub());
    }

    private synchronized Hub hub() {
        if (hub == null) {
            HubEnvironment environment = HubEnvironment.ofProcess();
            HubBuilder builder =
                    Hub.builder().backoff(PATIENCE).offline(environment.offline() || environment.datasetsOffline());
            hub = (withToken ? builder : builder.withoutToken()).build();
        }
        return hub;
    }
}
