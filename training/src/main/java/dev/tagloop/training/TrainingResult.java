package dev.tagloop.training;

import dev.tagloop.core.alignment.AlignmentReport;
import dev.tagloop.models.Checkpoint;
import java.util.List;
import java.util.Optional;

/**
 * A finished training.
 *
 * @param model the weights of the best epoch, or of the last one when there was no validation part; full vocabulary,
 *     labels and tokenizer included, ready to write
 * @param epochs one record an epoch, in order
 * @param bestEpoch the epoch that {@code model} comes from, counted from 1
 * @param alignment what became of the spans of the training texts; empty for tasks without spans
 * @param validationAlignment what became of the spans of the validation texts; empty without them
 * @param settings how it was trained
 * @param windows number of encoded examples; more than were given when some are longer than a window
 * @param seconds from start to end, waiting not counted
 * @param adapter what adapters and head have learned, where only they were trained; {@code model} has it merged
 */
public record TrainingResult(
        Checkpoint model,
        List<EpochRecord> epochs,
        int bestEpoch,
        AlignmentReport alignment,
        AlignmentReport validationAlignment,
        TrainingSettings settings,
        int windows,
        double seconds,
        Optional<LoraAdapter> adapter) {

    /** Copies the epochs. */
    public TrainingResult {
        epochs = List.copyOf(epochs);
    }

    /** A copy with another model, made of this one. */
    public TrainingResult withModel(Checkpoint value) {
        return new TrainingResult(
                value, epochs, bestEpoch, alignment, validationAlignment, settings, windows, seconds, adapter);
    }

    /** The record of the epoch that the model comes from. */
    public EpochRecord best() {
        return epochs.get(bestEpoch - 1);
    }
}
