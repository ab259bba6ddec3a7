package dev.tagloop.cli.examples;

import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.server.Studio;
import dev.tagloop.server.StudioUser;
import dev.tagloop.tutorial.TutorialHub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where a tutorial is walked: a Hub with what it asks for, and an empty server. */
final class TutorialPlace implements AutoCloseable {
    private final TutorialHub hub;
    private final GatedConnector connector = new GatedConnector(List.of());
    private final Studio studio;
    private final Map<String, String> environment;

    private TutorialPlace(TutorialHub hub, Path folder) {
        this.hub = hub;
        studio = Studio.start(config -> config.dataDir(folder.resolve("data"))
                .port(0)
                .username("ann@example.com")
                .backends(connector));
        StudioUser ann = studio.user("ann@example.com").orElseThrow();
        environment = Map.of(
                "LABEL_STUDIO_URL", studio.url(),
                "LABEL_STUDIO_API_KEY", studio.token(ann),
                "HF_ENDPOINT", hub.endpoint(),
                "HF_HOME", folder.resolve("huggingface").toString(),
                "HF_TOKEN", TutorialHub.TOKEN,
                "BACKEND_PORT", "0");
    }

    /** Opens it; the model of its Hub is trained only once for all tests. */
    static TutorialPlace open(Path folder) throws IOException {
        return new TutorialPlace(hub(), folder);
    }

    static TutorialHub hub() throws IOException {
        return TutorialHub.start(Path.of(System.getProperty("tagloop.root"), "tutorial", "target", "tutorial-hub"), 0);
    }

    /** The variables that a tutorial reads. */
    Map<String, String> environment() {
        return environment;
    }

    String hubAddress() {
        return hub.endpoint();
    }

    String studioAddress() {
        return studio.url();
    }

    StudioClient client() {
        return StudioClient.connect(studio.url(), environment.get("LABEL_STUDIO_API_KEY"));
    }

    @Override
    public void close() {
        studio.close();
        connector.close();
        hub.close();
    }
}
