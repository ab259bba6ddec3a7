package dev.tagloop.training.trainer;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.internal.task.TrainingTask;
import dev.tagloop.training.internal.task.masked.Guesses;
import dev.tagloop.training.internal.task.masked.MaskedTask;
import dev.tagloop.training.internal.task.masked.PlainText;
import java.util.ArrayList;
import java.util.List;

/** Hidden pieces of plain text. */
final class MaskedTrainerTask implements TrainerTask<EncodedSequence, PlainText, Guesses, MaskedPrediction> {
    private final Checkpoint base;

    MaskedTrainerTask(Checkpoint base) {
        this.base = base;
    }

    @Override
    public String noun() {
        return "A model that guesses hidden words";
    }

    @Override
    public void check(EncodedSequence example) {
        Fitting.require(example.inputIds(), base);
    }

    @Override
    public List<PlainText> encode(List<EncodedSequence> examples) {
        List<PlainText> texts = new ArrayList<>();
        for (EncodedSequence example : examples) {
            int[] special = example.specialTokensMask();
            boolean[] maskable = new boolean[special.length];
            for (int i = 0; i < special.length; i++) {
                maskable[i] = special[i] == 0;
            }
            texts.add(new PlainText(texts.size(), example.inputIds(), maskable));
        }
        return texts;
    }

    @Override
    public TrainingTask<PlainText, Guesses> task(Checkpoint model) {
        return new MaskedTask(model);
    }

    @Override
    public MaskedPrediction prediction(List<PlainText> texts, List<Guesses> outputs) {
        Guesses all = Guesses.sum(outputs);
        return new MaskedPrediction(all.perplexity(), all.accuracy(), all.count());
    }
}
