package dev.tagloop.learning.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.Sha256;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.train.BaseFingerprint;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.PipelineSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class TheStarterModelFitsTheEncoderTest {
    private static final String CARD = new String(StarterModel.file("README.md"), StandardCharsets.UTF_8);

    private static Checkpoint encoder;
    private static Checkpoint model;

    @BeforeAll
    static void open() {
        encoder = MiniLm.checkpoint();
        model = StarterModel.adapter().mergedInto(encoder);
    }

    private static Map<String, String> shapes(Checkpoint checkpoint) {
        Map<String, String> shapes = new TreeMap<>();
        checkpoint.weights().forEach((name, tensor) -> shapes.put(name, Arrays.toString(tensor.shape())));
        return shapes;
    }

    @Test
    void theEncoderAndTheTextsAreThoseThatItLearnedFrom() {
        assertThat(BaseFingerprint.of(encoder)).isEqualTo(StarterModel.run().baseRevision());
        assertThat(StarterRecipe.texts().digest())
                .as("the texts have changed: remake the starter model")
                .isEqualTo(StarterModel.run().digest());
        assertThat(CARD)
                .contains(StarterModel.run().digest())
                .contains(StarterModel.run().baseRevision().replace("sha256:", ""));
    }

    @Test
    void namesAndShapesAreTheEncodersWithAHeadAndATableOfWordShapes() {
        Map<String, String> rest = shapes(model);
        shapes(encoder)
                .forEach((name, shape) -> assertThat(rest.remove(name)).as(name).isEqualTo(shape));
        assertThat(rest.keySet())
                .isEqualTo(new TreeSet<>(Set.of("classifier.bias", "classifier.weight", Checkpoint.WORD_SHAPE_TABLE)));
        for (FloatTensor tensor : model.weights().values()) {
            for (float number : tensor.toArray()) {
                assertThat(Float.isFinite(number)).isTrue();
            }
        }
        assertThat(StarterModel.labels()).containsExactlyInAnyOrder("PER", "ORG", "LOC", "MISC");
        assertThat(StarterModel.scaling()).isPresent();
    }

    @Test
    void theCardTellsOfTheFileThatIsThere() {
        byte[] file = StarterModel.file("adapter_model.safetensors");
        String digest = HexFormat.of().formatHex(Sha256.fresh().digest(file));
        assertThat(CARD).contains(digest).contains(String.format(java.util.Locale.ROOT, "%,d bytes", file.length));
        assertThat(file.length).isLessThan(8_000_000);
        assertThat(StarterModel.file("config.json")).isNotEmpty();
    }

    @Test
    void itIsAsGoodAsTheModelThatWasTrained() {
        List<LabeledText> gold = Stream.of("validation", "test")
                .flatMap(part -> LabeledTexts.read("starter-ner", part).documents().stream())
                .flatMap(List::stream)
                .toList();
        try (TaskModel<LabeledText> opened =
                LearningTasks.TOKEN_CLASSIFICATION.open(model, PipelineSettings.defaults())) {
            List<LabeledText> found = opened.predict(gold, Progress.NONE, new CancelToken());
            double f1 = LearningTasks.TOKEN_CLASSIFICATION
                    .measure(gold, found)
                    .metrics()
                    .get("f1");
            assertThat(f1).isGreaterThan(0.748 - 0.005);
        }
    }
}
