package dev.tagloop.training.internal.task.masked;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Encoding;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.internal.family.Families;
import dev.tagloop.training.internal.task.Lengths;
import dev.tagloop.training.internal.task.Preparation;
import dev.tagloop.training.internal.task.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts plain texts into windows. */
public final class MaskedPreparation implements Preparation<String> {

    @Override
    public Prepared<PlainText, Guesses> prepare(
            Checkpoint base, List<String> train, List<String> validation, TrainingSettings settings) {
        Families.of(base.config());
        List<PlainText> learned;
        List<PlainText> judged;
        try (FastTokenizer tokenizer = FastTokenizer.of(base)) {
            Lengths.require(settings.maxLength(), tokenizer.maxLength());
            learned = windows(tokenizer, train, settings);
            judged = windows(tokenizer, validation, settings);
        }
        if (learned.isEmpty()) {
            throw new IllegalArgumentException("none of the " + train.size()
                    + " training texts has a word, so there is nothing to learn: give texts that are not blank");
        }
        return Prepared.of(
                new MaskedTask(base),
                learned,
                judged,
                judged.isEmpty() ? Optional.empty() : Optional.of(new MaskedJudge()));
    }

    @Override
    public TrainingSettings defaults(int examples) {
        return TrainingSettings.maskedLanguage(examples);
    }

    private static List<PlainText> windows(FastTokenizer tokenizer, List<String> texts, TrainingSettings settings) {
        List<PlainText> windows = new ArrayList<>();
        for (String text : texts) {
            Encoding whole = tokenizer.encode(Text.of(text));
            for (Encoding part : FastTokenizer.windows(whole, settings.maxLength(), settings.stride())) {
                boolean[] maskable = new boolean[part.size()];
                for (int i = 0; i < maskable.length; i++) {
                    maskable[i] = !part.isSpecial(i);
                }
                PlainText window = new PlainText(windows.size(), part.ids(), maskable);
                if (window.words() > 0) {
                    windows.add(window);
                }
            }
        }
        return windows;
    }
}
