package dev.tagloop.training.internal.task.token;

import dev.tagloop.core.alignment.AlignmentReport;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.data.WindowMaker;
import dev.tagloop.training.internal.data.WindowedTexts;
import dev.tagloop.training.internal.family.Families;
import dev.tagloop.training.internal.task.Lengths;
import dev.tagloop.training.internal.task.Preparation;
import dev.tagloop.training.internal.task.Prepared;
import java.util.List;
import java.util.Optional;

/** Cuts labelled texts into windows of tagged words. */
public final class TokenPreparation implements Preparation<LabeledText> {

    @Override
    public Prepared<Window, float[][]> prepare(
            Checkpoint base, List<LabeledText> train, List<LabeledText> validation, TrainingSettings settings) {
        Families.of(base.config());
        TagSet tags = TagSet.of(base, train);
        WindowedTexts windows;
        WindowedTexts judged;
        try (FastTokenizer tokenizer = FastTokenizer.of(base)) {
            Lengths.require(settings.maxLength(), tokenizer.maxLength());
            WindowMaker maker = new WindowMaker(tokenizer, tags.ids(), settings.maxLength(), settings.stride());
            windows = maker.windows(train);
            judged = maker.windows(validation);
        }
        return new Prepared<>(
                new TokenTask(base, tags, settings.wordShape()),
                windows.windows(),
                judged.windows(),
                validation.isEmpty() ? Optional.empty() : Optional.of(new TokenJudge(judged, tags.tags())),
                windows.report(),
                validation.isEmpty() ? AlignmentReport.empty() : judged.report());
    }
}
