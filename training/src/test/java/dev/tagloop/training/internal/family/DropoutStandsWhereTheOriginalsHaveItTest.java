package dev.tagloop.training.internal.family;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.heads.QuestionAnswering;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import dev.tagloop.training.testing.TinyModels;
import dev.tagloop.training.testing.TinySequenceModels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The places by the original code of each family: how often each shape passes through dropout in two layers. */
class DropoutStandsWhereTheOriginalsHaveItTest {

    private static final int[][] IDS = {{2, 9, 17, 33, 3}};

    @ParameterizedTest
    @CsvSource({
        // Embeddings, then in a layer the attention's output and the block's; the summary, of which some drop twice.
        "bert, 5, 1",
        "roberta, 5, 2",
        "electra, 5, 2",
        "mpnet, 5, 2",
        // Nothing behind the attention's output.
        "distilbert, 3, 1"
    })
    void classifiersOfSequences(String type, int onPieces, int onSummaries) {
        Checkpoint base = TinyModels.encoder(type, 40);
        Draft<SequenceClassification> draft = Drafts.sequenceClassification(base.config(), 3);
        try (Parameters parameters = new Parameters(
                        Torch.newManager(ComputeDevice.CPU),
                        draft.blueprint().load(base, name -> false, 0.02, 1).weights());
                NDManager manager = parameters.manager().newSubManager()) {
            draft.blueprint().bind(parameters);
            List<Integer> dimensions = new ArrayList<>();
            draft.head().logits(Batch.of(manager, IDS, null, null, 0), counting(dimensions));
            assertThat(dimensions.stream().filter(count -> count == 4))
                    .as("scores")
                    .hasSize(2);
            assertThat(dimensions.stream().filter(count -> count == 3))
                    .as("pieces")
                    .hasSize(onPieces);
            assertThat(dimensions.stream().filter(count -> count == 2))
                    .as("summaries")
                    .hasSize(onSummaries);
        }
    }

    @ParameterizedTest
    @CsvSource({"bert, 5", "distilbert, 4"})
    void findersOfAnswers(String type, int onPieces) {
        Checkpoint base = TinyModels.encoder(type, 40);
        Draft<QuestionAnswering> draft = Drafts.questionAnswering(base.config());
        try (Parameters parameters = new Parameters(
                        Torch.newManager(ComputeDevice.CPU),
                        draft.blueprint().load(base, name -> false, 0.02, 1).weights());
                NDManager manager = parameters.manager().newSubManager()) {
            draft.blueprint().bind(parameters);
            List<Integer> dimensions = new ArrayList<>();
            draft.head().logits(Batch.of(manager, IDS, null, null, 0), counting(dimensions));
            assertThat(dimensions.stream().filter(count -> count == 3)).hasSize(onPieces);
        }
    }

    @Test
    void blocksOfT5DropInsideToo() {
        try (TinySequenceModels tiny = new TinySequenceModels("t5");
                NDManager manager = tiny.parameters.manager().newSubManager()) {
            List<Integer> dimensions = new ArrayList<>();
            tiny.model.read(Batch.of(manager, IDS, null, null, 0), counting(dimensions));
            assertThat(dimensions.stream().filter(count -> count == 4))
                    .as("scores")
                    .hasSize(2);
            // At both ends, and in a layer behind attention, inside the block and behind it.
            assertThat(dimensions.stream().filter(count -> count == 3))
                    .as("pieces")
                    .hasSize(2 + 2 * 3);
        }
    }

    private static Dropout counting(List<Integer> dimensions) {
        return x -> {
            dimensions.add(x.getShape().dimension());
            return x;
        };
    }
}
