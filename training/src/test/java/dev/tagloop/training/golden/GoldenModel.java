package dev.tagloop.training.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.family.Drafts;
import dev.tagloop.training.internal.heads.MaskedLanguage;
import dev.tagloop.training.internal.heads.Pooler;
import dev.tagloop.training.internal.heads.QuestionAnswering;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.heads.SequenceClassification.Targets;
import dev.tagloop.training.internal.heads.TokenClassification;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Loaded;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The encoder of a recorded case with its head, loaded from the folder. */
final class GoldenModel implements AutoCloseable {

    private static final Dropout NONE = Dropout.NONE;

    final GoldenCase from;
    final Checkpoint checkpoint;
    final Loaded loaded;
    final Parameters parameters;
    final Encoder encoder;
    private final Object head;

    GoldenModel(GoldenCase from) {
        this.from = from;
        checkpoint = Checkpoint.read(from.folder());
        Draft<?> draft = draft(checkpoint, from.json("expected.json"));
        loaded = draft.blueprint().load(checkpoint, name -> false, 0.02, 1);
        parameters = new Parameters(
                Torch.newManager(ComputeDevice.CPU),
                loaded.weights(),
                draft.blueprint().frozen());
        draft.blueprint().bind(parameters);
        encoder = draft.encoder();
        head = draft.head();
    }

    private static Draft<?> draft(Checkpoint checkpoint, JsonNode expected) {
        ModelConfig config = checkpoint.config();
        int outputs = checkpoint.labels().size();
        String head = expected.path("head").asString(expected.path("loaded_as").asString(""));
        if (head.startsWith("tokencls") || head.endsWith("ForTokenClassification")) {
            return Drafts.tokenClassification(config, outputs);
        }
        if (head.startsWith("seqcls")) {
            return Drafts.sequenceClassification(config, outputs);
        }
        return switch (head) {
            case "qa" -> Drafts.questionAnswering(config);
            case "mlm" -> Drafts.maskedLanguage(config);
            case "base", "RobertaModel" -> Drafts.encoder(config);
            default -> throw new AssertionError("no head is called " + head);
        };
    }

    Batch input(NDManager manager, String name) {
        JsonNode node = from.named("inputs.json", name);
        return Batch.of(
                manager,
                GoldenCase.rows(node, "input_ids"),
                GoldenCase.rows(node, "token_type_ids"),
                null,
                checkpoint.config().padTokenId());
    }

    /** The outputs by the names of the expected file. */
    NDArray output(String field, Batch batch) {
        return switch (field) {
            case "last_hidden_state" -> encoder.encode(batch, NONE);
            case "pooler_output" ->
                ((Pooler) ((Optional<?>) head).orElseThrow()).of(batch, encoder.encode(batch, NONE), NONE);
            case "start_logits", "end_logits" -> ((QuestionAnswering) head).logits(batch, NONE);
            default ->
                switch (head) {
                    case TokenClassification tokens -> tokens.logits(batch, NONE);
                    case MaskedLanguage masked -> masked.logits(batch, NONE);
                    case SequenceClassification sequence -> sequence.logits(batch, NONE);
                    default -> throw new AssertionError("no output is called " + field);
                };
        };
    }

    NDArray loss(Batch batch, String name) {
        JsonNode node = from.named("inputs.json", name);
        JsonNode labels = node.path("labels");
        return switch (head) {
            case TokenClassification tokens -> tokens.loss(batch, GoldenCase.flatInts(labels), NONE);
            case MaskedLanguage masked -> masked.loss(batch, GoldenCase.flatInts(labels), NONE);
            case QuestionAnswering questions ->
                questions.loss(
                        batch,
                        GoldenCase.ints(node.path("start_positions")),
                        GoldenCase.ints(node.path("end_positions")),
                        NONE);
            case SequenceClassification sequence -> sequence.loss(batch, targets(labels), NONE);
            default -> throw new AssertionError("no loss for " + head);
        };
    }

    private Targets targets(JsonNode labels) {
        return switch (checkpoint.config().text("problem_type").orElse("")) {
            case "multi_label_classification" -> new Targets.Multi(GoldenCase.floats(labels));
            case "regression" -> new Targets.Regression(GoldenCase.floats(labels));
            default -> new Targets.Single(GoldenCase.ints(labels));
        };
    }

    @Override
    public void close() {
        parameters.close();
    }
}
