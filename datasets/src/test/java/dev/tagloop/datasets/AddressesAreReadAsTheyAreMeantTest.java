package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.conformance.hub.LocalHub;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesAreReadAsTheyAreMeantTest {
    @ParameterizedTest
    @CsvSource({
        "org/name/en,org/name,en",
        "https://huggingface.co/datasets/unimelb-nlp/wikiann,unimelb-nlp/wikiann,",
        "https://huggingface.co/datasets/wikiann/viewer/en/train?p=1,wikiann,en",
        "https://huggingface.co/datasets/org/name/tree/main/data,org/name,",
        "wikiann,wikiann,"
    })
    void idsConfigsAndPages(String written, String id, String config) {
        assertThat(DatasetAddress.resolve(written, other -> {
                    throw new AssertionError("nobody has to be asked about " + other);
                }))
                .isEqualTo(new DatasetAddress(id, Optional.ofNullable(config)));
    }

    @Test
    void theHubTellsConfigsFromNames(@TempDir Path folder) {
        try (LocalHub server = LocalHub.start(folder.resolve("server"));
                Hub hub = Hub.builder()
                        .environment(HubEnvironment.of(
                                Map.of(
                                        "HF_ENDPOINT",
                                        server.endpoint(),
                                        "HF_HOME",
                                        folder.resolve("home").toString()),
                                folder))
                        .build()) {
            server.repo("datasets", "unimelb-nlp/wikiann").put("README.md", """
                    ---
                    configs:
                    - config_name: en
                      data_files: en.csv
                    ---
                    """);
            server.move("datasets", "wikiann", "unimelb-nlp/wikiann");
            assertThat(DatasetAddress.resolve("wikiann/en", id -> Datasets.published(id, hub)))
                    .isEqualTo(new DatasetAddress("wikiann", Optional.of("en")));
            assertThat(DatasetAddress.resolve("wikiann/xx", id -> Datasets.published(id, hub)))
                    .isEqualTo(new DatasetAddress("wikiann/xx", Optional.empty()));
            assertThat(DatasetAddress.resolve("unimelb-nlp/wikiann", id -> Datasets.published(id, hub)))
                    .isEqualTo(new DatasetAddress("unimelb-nlp/wikiann", Optional.empty()));
        }
    }
}
