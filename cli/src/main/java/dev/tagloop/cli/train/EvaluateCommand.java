package dev.tagloop.cli.train;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.data.DataArgument;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.evaluation.Evaluation;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(names = "--model", required = true, paramLabel = "DIR|ID", description = "The model.")
    private String model;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE|DIR|ID",
            description = "Labelled texts: CoNLL, JSON lines, Label Studio JSON, Parquet, or a data set.")
    private String data;

    @Option(
            names = "--split",
            paramLabel = "EXPRESSION",
            description =
                    "Which rows of a data set, such as test or train[:10%%] (default: test, else validation, else all).")
    private String split;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            List<LabeledText> gold = DataArgument.evaluation(data, Optional.ofNullable(split));
            ModelArgument.fetch(console, model);
            Evaluation evaluation;
            try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(Checkpoints.resolve(model))) {
                evaluation = ModelEvaluator.evaluate(pipeline, gold, console.progress(), new CancelToken());
            }
            if (console.json()) {
                console.result(JsonReport.line(EvaluationReport.of(model, data, evaluation)));
            } else {
                console.say("%s on %d texts of %s (strict, whole entities):"
                        .formatted(model, evaluation.documents(), data));
                console.say(evaluation.scores().text(3));
                console.say("%d of %d spans untouched, %d to add, change or remove"
                        .formatted(evaluation.untouched(), evaluation.spans(), evaluation.toTouch()));
            }
            return 0;
        }
    }
}
