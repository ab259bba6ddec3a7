package dev.tagloop.training.internal.task.classification;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.text.Text;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Encoding;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.PairEncoding;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.internal.family.Families;
import dev.tagloop.training.internal.task.Lengths;
import dev.tagloop.training.internal.task.Preparation;
import dev.tagloop.training.internal.task.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts classified texts into windows; each window of a text learns the text's answer. */
public final class SequencePreparation implements Preparation<ClassifiedText> {

    @Override
    public TrainingSettings defaults(int examples) {
        return TrainingSettings.textClassification(examples);
    }

    @Override
    public Prepared<SequenceWindow, float[]> prepare(
            Checkpoint base, List<ClassifiedText> train, List<ClassifiedText> validation, TrainingSettings settings) {
        Families.of(base.config());
        ClassSet classes = ClassSet.of(base, train);
        try (FastTokenizer tokenizer = FastTokenizer.of(base)) {
            Lengths.require(settings.maxLength(), tokenizer.maxLength());
            return Prepared.of(
                    new SequenceTask(base, classes),
                    windows(tokenizer, classes, train, settings),
                    windows(tokenizer, classes, validation, settings),
                    validation.isEmpty() ? Optional.empty() : Optional.of(new SequenceJudge(classes, validation)));
        }
    }

    private static List<SequenceWindow> windows(
            FastTokenizer tokenizer, ClassSet classes, List<ClassifiedText> texts, TrainingSettings settings) {
        List<SequenceWindow> windows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            ClassifiedText text = texts.get(i);
            float[] target = classes.target(text);
            Text content = Text.of(text.text());
            if (text.pair() == null) {
                for (Encoding window :
                        FastTokenizer.windows(tokenizer.encode(content), settings.maxLength(), settings.stride())) {
                    windows.add(new SequenceWindow(i, window.ids(), null, target));
                }
            } else {
                for (PairEncoding window : tokenizer
                        .encodePair(content, Text.of(text.pair()))
                        .windows(settings.maxLength(), settings.stride())) {
                    windows.add(new SequenceWindow(i, window.encoding().ids(), window.types(), target));
                }
            }
        }
        return windows;
    }
}
