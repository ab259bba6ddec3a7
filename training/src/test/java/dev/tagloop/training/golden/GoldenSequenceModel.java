package dev.tagloop.training.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.heads.SequenceClassification.Targets;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Loaded;
import dev.tagloop.training.internal.seq2seq.Bart;
import dev.tagloop.training.internal.seq2seq.BartClassification;
import dev.tagloop.training.internal.seq2seq.SequenceFamilies;
import dev.tagloop.training.internal.seq2seq.SequenceToSequence;
import dev.tagloop.training.internal.seq2seq.Target;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import tools.jackson.databind.JsonNode;

/** A recorded model that reads and writes. */
final class GoldenSequenceModel implements AutoCloseable {

    private static final Dropout NONE = Dropout.NONE;

    final GoldenCase from;
    final Checkpoint checkpoint;
    final Loaded loaded;
    final Parameters parameters;
    final Encoder encoder;
    final Object head;

    GoldenSequenceModel(GoldenCase from) {
        this.from = from;
        checkpoint = Checkpoint.read(from.folder());
        Draft<?> draft = switch (from.json("expected.json").path("head").asString("")) {
            case "base" -> SequenceFamilies.of(checkpoint.config()).encoder(checkpoint.config());
            case "seqcls-single" ->
                Bart.classification(checkpoint.config(), checkpoint.labels().size());
            default -> SequenceFamilies.of(checkpoint.config()).model(checkpoint.config());
        };
        loaded = draft.blueprint().load(checkpoint, name -> false, 0.02, 1);
        parameters = new Parameters(
                Torch.newManager(ComputeDevice.CPU),
                loaded.weights(),
                draft.blueprint().frozen());
        draft.blueprint().bind(parameters);
        encoder = draft.encoder();
        head = draft.head();
    }

    Batch input(NDManager manager, String name) {
        return Batch.of(
                manager,
                GoldenCase.rows(from.named("inputs.json", name), "input_ids"),
                null,
                null,
                checkpoint.config().padTokenId());
    }

    SequenceToSequence model() {
        return (SequenceToSequence) head;
    }

    /** The decoder's states for the recorded input. */
    Encoder.States written(Batch batch, String name) {
        if (head instanceof BartClassification classification) {
            return classification.states(batch, NONE);
        }
        int[][] ids = matrix(from.named("inputs.json", name).path("decoder_input_ids"));
        return model().decoder().states(Target.of(batch.manager(), ids, 0), model().read(batch, NONE), null, NONE);
    }

    NDArray logits(Batch batch, String name) {
        return head instanceof BartClassification classification
                ? classification.logits(batch, NONE)
                : model().scores().apply(written(batch, name).last());
    }

    NDArray loss(Batch batch, String name) {
        JsonNode labels = from.named("inputs.json", name).path("labels");
        return head instanceof BartClassification classification
                ? classification.loss(batch, new Targets.Single(GoldenCase.ints(labels)), NONE)
                : model().loss(batch, matrix(labels), NONE);
    }

    static int[][] matrix(JsonNode rows) {
        int[][] matrix = new int[rows.size()][];
        for (int row = 0; row < matrix.length; row++) {
            matrix[row] = GoldenCase.ints(rows.path(row));
        }
        return matrix;
    }

    @Override
    public void close() {
        parameters.close();
    }
}
