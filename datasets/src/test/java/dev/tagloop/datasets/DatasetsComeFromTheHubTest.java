package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.Fault;
import dev.tagloop.conformance.hub.LocalHub;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.conformance.hub.Recorded;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class DatasetsComeFromTheHubTest {
    private static final List<String> TAGS = List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC");

    @TempDir
    Path folder;

    private LocalHub server;
    private Hub hub;

    @BeforeEach
    void start() {
        server = LocalHub.start(folder.resolve("server"));
        hub = client(false);
    }

    @AfterEach
    void stop() {
        hub.close();
        server.close();
    }

    private Hub client(boolean offline) {
        return Hub.builder()
                .environment(HubEnvironment.of(
                        Map.of(
                                "HF_ENDPOINT", server.endpoint(),
                                "HF_HOME", folder.resolve("home").toString(),
                                "HF_HUB_OFFLINE", Boolean.toString(offline)),
                        folder))
                .build();
    }

    private LoadRequest request(String id) {
        return Datasets.request(id).hub(hub);
    }

    /** Rows of our own with the features of wikiann. */
    private byte[] parquet(String language, int rows) throws IOException {
        Features features = new Features(new LinkedHashMap<>(
                Map.of("tokens", new ListOf(Value.STRING), "ner_tags", new ListOf(new ClassLabel(TAGS)))));
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            all.add(Map.of("tokens", List.of(language, "row", Integer.toString(i)), "ner_tags", List.of(0L, 1L, 2L)));
        }
        Path file = folder.resolve(language + rows + ".parquet");
        Dataset.of(features, all).toParquet(file);
        return Files.readAllBytes(file);
    }

    private LocalRepo wikiann() throws IOException {
        server.move("datasets", "wikiann", "unimelb-nlp/wikiann");
        return server.repo("datasets", "unimelb-nlp/wikiann")
                .put("README.md", """
                        ---
                        configs:
                        - config_name: de
                          data_files:
                          - split: train
                            path: de/train-*
                        - config_name: en
                          data_files:
                          - split: validation
                            path: en/validation-*
                          - split: train
                            path: en/train-*
                        ---
                        # Names in many languages
                        """)
                .put("de/train-00000-of-00001.parquet", parquet("de", 3))
                .put("en/train-00000-of-00002.parquet", parquet("en", 80))
                .put("en/train-00001-of-00002.parquet", parquet("en", 70))
                .put("en/validation-00000-of-00001.parquet", parquet("en", 5));
    }

    @Test
    void theTutorialsLineWorksUnderTheFirstName() throws IOException {
        wikiann();
        Dataset rows = request("wikiann").config("en").load("train[:100]");
        assertThat(rows.size()).isEqualTo(100);
        assertThat(rows.get(99).asMap().get("tokens")).isEqualTo(List.of("en", "row", "19"));
        assertThat(((ListOf) rows.features().get("ner_tags")).element()).isEqualTo(new ClassLabel(TAGS));
    }

    @Test
    void onlyTheFilesOfTheSplitAreFetched() throws IOException {
        wikiann();
        request("wikiann").config("en").load("train");
        assertThat(server.requests(Call.CONTENT)).hasSize(2);
        request("wikiann").config("en").load("train");
        assertThat(server.requests(Call.CONTENT)).hasSize(2);
        assertThat(folder.resolve("home/hub/datasets--wikiann/snapshots")).isDirectory();
    }

    @Test
    void theListingIsAskedForOnceAndNoFileIsAskedAboutBeforeItIsFetched() throws IOException {
        wikiann();
        request("unimelb-nlp/wikiann").config("en").loadAll();
        assertThat(server.requests())
                .extracting(Recorded::call)
                .startsWith(Call.INFO, Call.TREE)
                .doesNotContain(Call.RESOLVE_HEAD);
        assertThat(server.requests(Call.INFO))
                .extracting(Recorded::target)
                .noneMatch(target -> target.contains("blobs"));
        assertThat(server.requests(Call.TREE)).hasSize(1);
        assertThat(server.requests(Call.CONTENT)).hasSize(3);
    }

    @Test
    void withoutANetworkTheCacheGivesWhatWasLoadedBefore() throws IOException {
        wikiann();
        request("wikiann").config("en").load("train");
        server.close();
        try (Hub offline = client(true)) {
            assertThat(Datasets.request("wikiann")
                            .hub(offline)
                            .config("en")
                            .load("train")
                            .size())
                    .isEqualTo(150);
            assertThatThrownBy(() -> Datasets.request("wikiann")
                            .hub(offline)
                            .config("en")
                            .load("validation"))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("is not in the cache");
            assertThatThrownBy(() -> Datasets.request("org/other").hub(offline).load("train"))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageStartingWith("Dataset 'org/other' is not in the cache, and the Hub cannot be asked");
        }
    }

    @Test
    void dataSetsHaveAVariableOfTheirOwnForOfflineMode() {
        HubEnvironment datasetsAlone = HubEnvironment.of(
                Map.of("HF_ENDPOINT", server.endpoint(), "HF_DATASETS_OFFLINE", "1"), folder.resolve("home"));
        try (Hub offline = Datasets.client(datasetsAlone)) {
            assertThatThrownBy(() -> Datasets.request("org/other").hub(offline).load("train"))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("HF_DATASETS_OFFLINE");
        }
        assertThat(server.requests()).isEmpty();
        HubEnvironment all =
                HubEnvironment.of(Map.of("HF_DATASETS_OFFLINE", "0", "HF_HUB_OFFLINE", "1"), folder.resolve("home"));
        try (Hub offline = Datasets.client(all)) {
            assertThat(offline.isOffline()).isTrue();
        }
    }

    @Test
    void configHasToBeNamedWhereThereAreSeveral() throws IOException {
        wikiann();
        assertThatThrownBy(() -> request("wikiann").load("train"))
                .hasMessage("Config name is missing. Please pick one among the available configs: [de, en]");
        assertThatThrownBy(() -> request("wikiann").config("fr").load("train"))
                .hasMessage("BuilderConfig 'fr' not found. Available: [de, en]");
    }

    @Test
    void configsSplitsAndCommitAreKnownBeforeAnyRowIsRead() throws IOException {
        LocalRepo repo = wikiann();
        assertThat(request("wikiann").configs()).containsExactly("de", "en");
        assertThat(request("wikiann").config("en").splits()).containsExactly("validation", "train");
        assertThat(request("wikiann").commit()).contains(repo.head());
        assertThat(server.requests(Call.CONTENT)).isEmpty();
        assertThat(request("starter-ner").configs()).containsExactly("default");
        assertThat(request("starter-ner").splits()).containsExactly("train", "validation", "test");
        assertThat(request("starter-ner").commit()).isEmpty();
        assertThat(Datasets.request("csv").configs()).containsExactly("default");
    }

    @Test
    void filesAreDiscoveredWithoutACard() {
        server.repo("datasets", "org/words")
                .put("data/train.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n")
                .put("data/test.jsonl", "{\"text\":\"c\"}\n");
        DatasetDict all = request("org/words").loadAll();
        assertThat(all.splits().keySet()).containsExactly("train", "test");
        assertThat(all.train().column("text")).containsExactly("a", "b");
    }

    @Test
    void revisionIsPinned() {
        LocalRepo repo = server.repo("datasets", "org/words").put("train.csv", "text\nold\n");
        String before = repo.head();
        repo.put("train.csv", "text\nnew\n");
        assertThat(request("org/words").load("train").column("text")).containsExactly("new");
        assertThat(request("org/words").revision(before).load("train").column("text"))
                .containsExactly("old");
        assertThatThrownBy(() -> request("org/words").revision("v9").load("train"))
                .hasMessage("Revision 'v9' doesn't exist for dataset 'org/words'.");
    }

    @Test
    void scriptIsReadFromTheConvertedBranch() throws IOException {
        server.repo("datasets", "org/conll")
                .put("conll.py", "print('never run')")
                .putBranch(
                        "refs/convert/parquet",
                        Map.of(
                                "first/validation/0000.parquet", parquet("v", 2),
                                "first/partial-train/0000.parquet", parquet("t", 3),
                                "second/train/0000.parquet", parquet("s", 4)));
        DatasetDict all = request("org/conll").config("first").loadAll();
        assertThat(all.splits().keySet()).containsExactly("train", "validation");
        assertThat(all.train().size()).isEqualTo(3);
        assertThat(server.requests(Call.RESOLVE_GET))
                .extracting(Recorded::target)
                .noneMatch(target -> target.endsWith(".py"));
        assertThatThrownBy(() -> request("org/conll").load("train"))
                .hasMessage("Config name is missing. Please pick one among the available configs: [first, second]");
    }

    @Test
    void scriptWithoutOneIsAnErrorThatSaysSo() {
        server.repo("datasets", "org/conll").put("conll.py", "print('never run')");
        assertThatThrownBy(() -> request("org/conll").load("train"))
                .hasMessage(
                        "Dataset scripts are no longer supported, but found conll.py in the data set org/conll on the"
                                + " Hub. Convert its data to Parquet files");
    }

    @Test
    void whatIsNotThereIsToldInTheWordsOfPython() {
        assertThatThrownBy(() -> request("org/none").load("train"))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("Dataset 'org/none' doesn't exist on the Hub or cannot be accessed.");
        server.repo("datasets", "org/gated").put("train.csv", "text\na\n").makeGated();
        assertThatThrownBy(() -> request("org/gated").load("train"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("access has to be granted");
        assertThatThrownBy(() -> request("../../etc").load("train"))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("There is no data set \"../../etc\".");
    }

    @Test
    void brokenTransferIsToldWithTheFile() throws IOException {
        wikiann();
        server.faults().always(Call.CONTENT, new Fault.Flip(9));
        assertThatThrownBy(() -> request("wikiann").config("de").load("train"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("Consistency check failed for de/train-00000-of-00001.parquet");
    }
}
