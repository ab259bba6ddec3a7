package dev.tagloop.cli.train;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Int8Trial;
import dev.tagloop.models.OnnxExport;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Precision;
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
        description =
                "Measure whether a model is faster in int8 on this machine, and what that costs in F1, or in what else such models are compared by.",
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
            Checkpoint checkpoint = measured.checkpoint(console);
            Trial trial = trial(measured.task(checkpoint), checkpoint, console);
            Int8Trial int8 = trial.int8();
            if (write) {
                OnnxExport.write(checkpoint, folder(), Precision.FLOAT32);
                if (int8.isAccepted()) {
                    OnnxExport.write(checkpoint, folder(), Precision.INT8);
                }
            }
            if (console.json()) {
                console.result(JsonReport.line(report(trial)));
            } else {
                String name = trial.metric().equals("f1") ? "F1" : trial.metric();
                console.say(int8.sentence(name) + (int8.isAccepted() ? " (--precision int8)" : ""));
            }
            return 0;
        }
    }

    private Path folder() {
        return Path.of(measured.name());
    }

    /**
     * What was measured.
     *
     * @param metric the figure that models of this kind are compared by
     */
    private record Trial(String metric, Int8Trial int8) {}

    private <E> Trial trial(LearningTask<E> task, Checkpoint checkpoint, Console console) {
        List<E> gold = measured.gold(task);
        String metric = task.measure(gold, gold).metrics().firstEntry().getKey();
        List<String> texts = gold.stream().map(task::input).toList();
        return new Trial(
                metric,
                Int8Trial.measure(
                        checkpoint, texts, precision -> 100 * figure(task, checkpoint, gold, precision, console)));
    }

    private static <E> double figure(
            LearningTask<E> task, Checkpoint checkpoint, List<E> gold, Precision precision, Console console) {
        PipelineSettings settings = PipelineSettings.defaults().withPrecision(precision);
        try (TaskModel<E> model = task.open(checkpoint, settings)) {
            return task.measure(gold, model.predict(gold, console.progress(), new CancelToken()))
                    .figure();
        }
    }

    private Map<String, Object> report(Trial trial) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("model", measured.name());
        report.put("speedup", trial.int8().speedup());
        report.put(trial.metric() + "_change", trial.int8().change() / 100);
        report.put("bytes", trial.int8().bytes());
        report.put("accepted", trial.int8().isAccepted());
        return report;
    }
}
