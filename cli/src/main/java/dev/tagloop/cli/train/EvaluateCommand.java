package dev.tagloop.cli.train;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.evaluation.Evaluation;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tagloop evaluate}. */
@Command(
        name = "evaluate",
        description = "Measure a model on labelled texts: strict precision, recall and F1 of whole entities.",
        footer = {
            "",
            "Example: on the test part of a data set",
            "  tagloop evaluate --model my-model --data starter-ner"
        })
public final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions output;

    @Mixin
    private MeasuredModel measured;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            List<LabeledText> gold = measured.gold();
            Evaluation evaluation;
            try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(measured.checkpoint(console))) {
                evaluation = ModelEvaluator.evaluate(pipeline, gold, console.progress(), new CancelToken());
            }
            if (console.json()) {
                console.result(JsonReport.line(EvaluationReport.of(measured.name(), measured.data(), evaluation)));
            } else {
                console.say("%s on %d texts of %s (strict, whole entities):"
                        .formatted(measured.name(), evaluation.documents(), measured.data()));
                console.say(evaluation.scores().text(3));
                console.say("%d of %d spans untouched, %d to add, change or remove"
                        .formatted(evaluation.untouched(), evaluation.spans(), evaluation.toTouch()));
            }
            return 0;
        }
    }
}
