package dev.tagloop.learning.task.writing;

import dev.tagloop.core.alignment.AlignmentReport;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.learning.task.TrainingConduct;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.SummaryLength;
import dev.tagloop.training.EpochRecord;
import dev.tagloop.training.TrainingCancelledException;
import dev.tagloop.training.TrainingResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What can be learned where the base is no model that writes but an encoder: how long people's summaries are. No weight
 * changes, and the record of its only epoch says so: no step, and the mean distance of people's shares from the learned one
 * as the loss.
 */
final class ExtractTuning {

    private ExtractTuning() {}

    static TrainingResult run(
            Checkpoint base, List<TextPair> train, List<TextPair> validation, TrainingConduct conduct) {
        long begin = System.nanoTime();
        if (conduct.cancelled().getAsBoolean()) {
            throw new TrainingCancelledException("the training was cancelled");
        }
        SummaryLength length = ExtractLength.of(train);
        conduct.listener()
                .note(String.format(
                        Locale.ROOT,
                        "The base reads but cannot write: sentences of the texts are taken, %.0f %% of their words and at most"
                                + " %d, as people's summaries have. Give a T5 or BART with --base to train one that writes",
                        100 * length.share(),
                        length.most()));
        Checkpoint model = base.with(ExtractLength.written(base.config(), length), base.weights());
        EpochRecord epoch = new EpochRecord(
                1,
                train.stream()
                        .mapToDouble(
                                pair -> Math.abs(ExtractLength.of(List.of(pair)).share() - length.share()))
                        .average()
                        .orElse(0),
                validation.isEmpty() ? Map.of() : metrics(model, validation),
                Double.NaN,
                0,
                0,
                (System.nanoTime() - begin) / 1e9,
                true);
        conduct.listener().epoch(epoch);
        return new TrainingResult(
                model,
                List.of(epoch),
                1,
                AlignmentReport.empty(),
                AlignmentReport.empty(),
                conduct.settings(),
                train.size(),
                (System.nanoTime() - begin) / 1e9,
                Optional.empty());
    }

    private static Map<String, Double> metrics(Checkpoint model, List<TextPair> validation) {
        try (TextWriter writer = new ExtractWriter(model, PipelineSettings.defaults())) {
            return WritingMeasurement.of(
                            validation,
                            writer.write(
                                    validation.stream().map(TextPair::source).toList()))
                    .metrics();
        }
    }
}
