package dev.tagloop.training.internal.task.writing;

import dev.tagloop.core.text.Text;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.Text2TextOptions;
import dev.tagloop.training.Text2TextPipeline;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.internal.seq2seq.SequenceFamilies;
import dev.tagloop.training.internal.task.Judge;
import dev.tagloop.training.internal.task.Lengths;
import dev.tagloop.training.internal.task.Preparation;
import dev.tagloop.training.internal.task.Prepared;
import java.util.List;
import java.util.Optional;

/** Encodes texts and what is to be written from them, each cut at its end where it is too long. */
public final class Text2TextPreparation implements Preparation<TextPair> {

    private final Text2TextOptions options;

    public Text2TextPreparation(Text2TextOptions options) {
        this.options = options;
    }

    @Override
    public Prepared<EncodedText, WrittenTarget> prepare(
            Checkpoint base, List<TextPair> train, List<TextPair> validation, TrainingSettings settings) {
        SequenceFamilies.of(base.config());
        boolean writes = options.predictWithGenerate() && !validation.isEmpty();
        Text2TextTask task = new Text2TextTask(base, writes ? Optional.of(generation(base)) : Optional.empty());
        try (FastTokenizer tokenizer = FastTokenizer.of(base)) {
            Lengths.require(settings.maxLength(), tokenizer.maxLength());
            String prefix = options.work().prefix(base);
            return Prepared.of(
                    task,
                    encoded(tokenizer, prefix, train, settings.maxLength()),
                    encoded(tokenizer, prefix, validation, settings.maxLength()),
                    judge(base, !validation.isEmpty(), writes));
        }
    }

    /** As the model will write later, but with the wanted beams and length, and without chance. */
    private GenerationSettings generation(Checkpoint base) {
        return Text2TextPipeline.settings(options.work(), base)
                .doSample(false)
                .numReturnSequences(1)
                .numBeams(options.generationNumBeams())
                .maxNewTokens(options.maxTargetLength());
    }

    private static Optional<Judge<EncodedText, WrittenTarget>> judge(Checkpoint base, boolean any, boolean writes) {
        return any ? Optional.of(writes ? new RougeJudge(base) : Judge.byLoss()) : Optional.empty();
    }

    private List<EncodedText> encoded(FastTokenizer tokenizer, String prefix, List<TextPair> pairs, int maxLength) {
        return pairs.stream()
                .map(pair -> new EncodedText(
                        pieces(tokenizer, prefix + pair.source(), maxLength),
                        pieces(tokenizer, pair.target(), options.maxTargetLength()),
                        pair.targets()))
                .toList();
    }

    private static int[] pieces(FastTokenizer tokenizer, String text, int maxLength) {
        return FastTokenizer.windows(tokenizer.encode(Text.of(text)), maxLength, 0)
                .getFirst()
                .ids();
    }

    @Override
    public TrainingSettings defaults(int examples) {
        return Text2TextOptions.settings(examples);
    }
}
