package dev.tagloop.training.trainer;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.internal.task.TrainingTask;
import dev.tagloop.training.internal.task.writing.EncodedText;
import dev.tagloop.training.internal.task.writing.Text2TextTask;
import dev.tagloop.training.internal.task.writing.WrittenTarget;
import java.util.List;
import java.util.Optional;

/** One text read, another written. */
final class Text2TextTrainerTask implements TrainerTask<EncodedPair, EncodedText, WrittenTarget, WrittenPrediction> {
    private final int vocabulary;
    private final Optional<GenerationSettings> generation;

    Text2TextTrainerTask(Checkpoint base, Optional<GenerationSettings> generation) {
        this.vocabulary = base.config().vocabSize();
        this.generation = generation;
    }

    @Override
    public String noun() {
        return "A model that writes text";
    }

    @Override
    public void check(EncodedPair example) {
        for (int[] pieces : List.of(example.inputIds(), example.labels())) {
            for (int piece : pieces) {
                if (piece < 0 || piece >= vocabulary) {
                    throw new IllegalArgumentException("an example has the piece " + piece + ", but the model knows "
                            + vocabulary + " pieces: they do not belong together");
                }
            }
        }
    }

    @Override
    public List<EncodedText> encode(List<EncodedPair> examples) {
        return examples.stream()
                .map(example -> new EncodedText(example.inputIds(), example.labels(), List.of()))
                .toList();
    }

    @Override
    public TrainingTask<EncodedText, WrittenTarget> task(Checkpoint model) {
        return new Text2TextTask(model, generation);
    }

    @Override
    public WrittenPrediction prediction(List<EncodedText> examples, List<WrittenTarget> outputs) {
        return new WrittenPrediction(
                outputs.stream().map(WrittenTarget::pieces).toList(),
                examples.stream().map(EncodedText::target).toList());
    }
}
