package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterNerLoadsLikeAHubDatasetTest {

    private static final ClassLabel TAGS =
            new ClassLabel("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC");

    @Test
    void aSliceOfTheTrainingSplitHasTokensAndTagsOfEqualLength() {
        Dataset rows = Datasets.load("starter-ner", "train[:100]");

        assertThat(rows.size()).isEqualTo(100);
        assertThat(rows.features().names()).containsExactly("id", "tokens", "ner_tags", "genre");
        assertThat(rows.features().get("tokens")).isEqualTo(new ListOf(Value.STRING));
        assertThat(rows.features().get("ner_tags")).isEqualTo(new ListOf(TAGS));
        assertThat(rows.rows())
                .allSatisfy(row -> assertThat(row.labels("ner_tags"))
                        .hasSameSizeAs(row.strings("tokens"))
                        .isSubsetOf(TAGS.names()));
        assertThat(new HashSet<>(rows.column("genre"))).contains("news", "wiki", "chat", "mail", "business");
    }

    @Test
    void theNamespacedIdIsTheSameDataset() {
        assertThat(Datasets.load("tagloop/starter-ner", "test").rows())
                .isEqualTo(Datasets.load("starter-ner", "test").rows());
    }

    @Test
    void theThreeSplitsShareNoRow() {
        List<Object> ids = Datasets.load("starter-ner", "all").column("id");

        assertThat(ids).hasSizeGreaterThanOrEqualTo(900).doesNotHaveDuplicates();
        DatasetDict splits = Datasets.request("starter-ner").loadAll();
        assertThat(splits.splits().keySet()).containsExactly("train", "validation", "test");
        assertThat(splits.splits().values().stream().mapToInt(Dataset::size).sum())
                .isEqualTo(ids.size());
    }

    @Test
    void anUnknownIdSaysWhatIsPossible(@TempDir Path home) {
        HubEnvironment nothing = HubEnvironment.of(Map.of("HF_HUB_OFFLINE", "1"), home);
        try (Hub offline = Hub.builder().environment(nothing).build()) {
            assertThatThrownBy(
                            () -> Datasets.request("starter-nerd").hub(offline).load("train"))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("'starter-nerd'")
                    .hasMessageContaining("[starter-ner, starter-topics, starter-qa, starter-summaries]");
        }
    }

    @Test
    void theFilesCarryTheSameFeaturesAsTheCard() {
        Path files = Path.of(
                System.getProperty("tagloop.root", ".."),
                "datasets/target/classes/dev/tagloop/datasets/bundled/starter-ner");

        Dataset withCard = Datasets.load(files.toString(), "train");
        Dataset withoutCard = Datasets.request("parquet")
                .dataFiles("train", files + "/data/train-*")
                .load("train");

        assertThat(withoutCard.features()).isEqualTo(withCard.features());
        assertThat(withCard.rows()).isEqualTo(withoutCard.rows());
        assertThat(withCard.rows())
                .isEqualTo(Datasets.load("starter-ner", "train").rows());
    }
}
