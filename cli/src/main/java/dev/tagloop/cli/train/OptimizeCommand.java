package dev.tagloop.cli.train;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Int8Trial;
import dev.tagloop.models.OnnxExport;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.Precision;
import dev.tagloop.models.TokenClassificationPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop optimize}. */
@Command(
        name = "optimize",
        description = "Measure whether a model is faster in int8 on this machine, and what that costs in F1.",
        footer = {
            "",
            "Example: write the ONNX graphs too, if int8 is worth it",
            "  tagloop optimize --model my-model --data starter-ner --write"
        })
public final class OptimizeCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions output;

    @Mixin
    private MeasuredModel measured;

    @Option(
            names = "--write",
            description = "Write model.onnx and, if int8 is worth it, model_quantized.onnx into onnx/ of the model's"
                    + " folder, which must be a folder.")
    private boolean write;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            if (write && !Files.isDirectory(folder())) {
                throw new UserError("There is no folder " + measured.name()
                        + " to write the graphs into; leave --write out, or give" + " the folder of a model.");
            }
            List<LabeledText> gold = measured.gold(LearningTasks.TOKEN_CLASSIFICATION);
            Checkpoint checkpoint = measured.checkpoint(console);
            Int8Trial trial = Int8Trial.measure(
                    checkpoint,
                    gold.stream().map(LabeledText::text).toList(),
                    precision -> f1(checkpoint, gold, precision, console));
            if (write) {
                OnnxExport.write(checkpoint, folder(), Precision.FLOAT32);
                if (trial.isAccepted()) {
                    OnnxExport.write(checkpoint, folder(), Precision.INT8);
                }
            }
            if (console.json()) {
                console.result(JsonReport.line(report(trial)));
            } else {
                console.say(trial.sentence("F1") + (trial.isAccepted() ? " (--precision int8)" : ""));
            }
            return 0;
        }
    }

    private Path folder() {
        return Path.of(measured.name());
    }

    private static double f1(Checkpoint checkpoint, List<LabeledText> gold, Precision precision, Console console) {
        PipelineSettings settings = PipelineSettings.defaults().withPrecision(precision);
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(checkpoint, settings)) {
            return 100
                    * ModelEvaluator.evaluate(pipeline, gold, console.progress(), new CancelToken())
                            .scores()
                            .micro()
                            .f1();
        }
    }

    private Map<String, Object> report(Int8Trial trial) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("model", measured.name());
        report.put("speedup", trial.speedup());
        report.put("f1_change", trial.change() / 100);
        report.put("bytes", trial.bytes());
        report.put("accepted", trial.isAccepted());
        return report;
    }
}
