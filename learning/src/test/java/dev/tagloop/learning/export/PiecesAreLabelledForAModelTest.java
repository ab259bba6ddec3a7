package dev.tagloop.learning.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.datasets.Row;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.learning.snapshot.AdjudicationPolicy;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.testing.Exports;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.MiniLm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PiecesAreLabelledForAModelTest {

    private static FastTokenizer tokenizer;

    @BeforeAll
    static void load() {
        tokenizer = Checkpoints.tokenizer(MiniLm.ID);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    private static LabelDataset dataset(String text, PieceTokenizer pieces, String... regions) {
        return LabelDataset.of(
                LabelSnapshot.of(
                        Exports.CONFIG,
                        List.of(Exports.task(1, text, Exports.annotation(1, "", regions))),
                        AdjudicationPolicy.STANDARD),
                DatasetSettings.of("x", "y").withPieces(pieces));
    }

    @Test
    void theFirstPieceOfAWordHasItsTag() {
        Dataset rows = dataset(
                        "Kyivsky met Zelenskyy",
                        PieceTokenizer.of("minilm", tokenizer),
                        Exports.region("a", 12, 21, "PER"))
                .splits()
                .train();
        Row row = rows.get(0);
        int size = row.integers("input_ids").size();
        assertThat(row.integers("input_ids").getFirst()).isEqualTo(101L);
        assertThat(row.integers("input_ids").getLast()).isEqualTo(102L);
        assertThat(row.integers("attention_mask")).isEqualTo(Collections.nCopies(size, 1L));
        List<Long> labels = row.integers("labels");
        // [CLS] kyiv ##sky met ze ##len ##sky ##y [SEP]
        assertThat(labels).containsExactly(-100L, 0L, -100L, 0L, 1L, -100L, -100L, -100L, -100L);
        assertThat(row.get("window")).isEqualTo(0L);
        assertThat(rows.features().get("labels")).isEqualTo(new ListOf(Value.INT64));
    }

    @Test
    void aLongTextBecomesWindowsInWhichEachWordCountsOnce(@TempDir Path folder) {
        StringBuilder text = new StringBuilder();
        List<String> regions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            regions.add(Exports.region("r" + i, text.length(), text.length() + 4, "LOC"));
            text.append("Rome and Zelenskyy ");
        }
        LabelDataset dataset = dataset(
                text.toString(), new PieceTokenizer("minilm", tokenizer, 32, 8), regions.toArray(String[]::new));
        List<Row> rows = dataset.splits().train().rows();
        int pieces =
                tokenizer.encode(dev.tagloop.core.text.Text.of(text.toString())).size() - 2;
        // Windows of 30 pieces that go on by 22.
        assertThat(rows).hasSize((int) Math.ceil((pieces - 30) / 22.0) + 1);
        List<Long> counted = rows.stream()
                .flatMap(row -> row.integers("labels").stream())
                .filter(label -> label != -100)
                .toList();
        assertThat(counted).hasSize(120);
        assertThat(counted.stream().filter(label -> label == 5)).hasSize(40);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).get("window")).isEqualTo((long) i);
            assertThat(rows.get(i).integers("input_ids").size()).isLessThanOrEqualTo(32);
            assertThat(rows.get(i).string("text")).isEqualTo(text.toString());
        }

        dataset.write(folder);
        Dataset read = Datasets.load(folder.toString(), "train");
        assertThat(read.rows()).isEqualTo(rows);
        assertThat(LabeledTexts.of(read).texts())
                .singleElement()
                .satisfies(one -> assertThat(one.spans()).hasSize(40));
    }

    @Test
    void projectsWithoutSpansAndSizesThatDoNotFitAreRefused() {
        String config = "<View><Text name=\"t\" value=\"$t\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"a\"/>"
                + "</Choices></View>";
        assertThatThrownBy(() -> LabelDataset.of(
                        LabelSnapshot.of(config, List.of(), AdjudicationPolicy.STANDARD),
                        DatasetSettings.of("x", "y").withPieces(PieceTokenizer.of("minilm", tokenizer))))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("labels no spans of text");
        assertThatThrownBy(() -> new PieceTokenizer("minilm", tokenizer, 513, 0))
                .hasMessage("a row of minilm has 8 to 512 pieces, not 513");
        assertThatThrownBy(() -> new PieceTokenizer("minilm", tokenizer, 16, 13))
                .hasMessage("the stride of rows of 16 pieces is 0 to 12, not 13");
    }
}
