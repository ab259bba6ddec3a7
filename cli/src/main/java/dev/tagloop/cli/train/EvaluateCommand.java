package dev.tagloop.cli.train;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.data.FolderModels;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.baseline.QuickModel;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop evaluate}. */
@Command(
        name = "evaluate",
        description =
                "Measure a model on labelled texts: strict precision, recall and F1 of whole entities, or the scores of labels and"
                        + " numbers of whole texts.",
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
            Optional<QuickModel<?>> opened = FolderModels.open(Path.of(measured.name()), PipelineSettings.defaults());
            if (opened.isPresent()) {
                try (QuickModel<?> model = opened.get()) {
                    tell(console, model.measure(measured.gold(model.task()), console.progress(), new CancelToken()));
                }
                return 0;
            }
            Checkpoint checkpoint = measured.checkpoint(console);
            tell(console, measure(measured.task(checkpoint), checkpoint, console));
            return 0;
        }
    }

    private <E> Measurement measure(LearningTask<E> task, Checkpoint checkpoint, Console console) {
        try (TaskModel<E> model = task.open(checkpoint, PipelineSettings.defaults())) {
            return measure(task, model, console);
        }
    }

    private <E> Measurement measure(LearningTask<E> task, TaskModel<E> model, Console console) {
        List<E> gold = measured.gold(task);
        return task.measure(gold, model.predict(gold, console.progress(), new CancelToken()));
    }

    private void tell(Console console, Measurement measurement) {
        if (console.json()) {
            ObjectNode report = JsonReport.tree(Map.of());
            report.put("model", measured.name()).put("data", measured.data());
            report.setAll(JsonReport.tree(measurement.report()));
            console.result(report.toString());
        } else {
            console.say("%s on %d texts of %s (%s):"
                    .formatted(measured.name(), measurement.documents(), measured.data(), measurement.manner()));
            measurement.lines().forEach(console::say);
        }
    }
}
