package dev.tagloop.cli.train;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.baseline.Baselines;
import dev.tagloop.learning.baseline.QuickModel;
import dev.tagloop.learning.baseline.QuickSplit;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.train.TrainingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Trains a model of OpenNLP and measures it on what an encoder would be measured on. */
final class QuickTraining {
    private final Console console;

    QuickTraining(Console console) {
        this.console = console;
    }

    <E> void run(TrainingData<E> data, TrainingOptions options, Path folder) {
        QuickSplit<E> split = QuickSplit.of(data, options.heldOut());
        long start = System.nanoTime();
        try {
            Baselines.train(data.task(), split.train(), folder);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Measurement measurement = split.validation().isEmpty() ? null : measure(folder, split.validation());
        if (console.json()) {
            ObjectNode json = JsonReport.tree(Map.of());
            json.put("engine", "opennlp").put("seconds", seconds);
            json.put("trained", split.train().size())
                    .put("model_dir", folder.toAbsolutePath().toString());
            if (measurement != null) {
                json.set("scores", JsonReport.tree(measurement.report()));
            }
            console.result(json.toString());
            return;
        }
        console.say(String.format(
                Locale.ROOT,
                "Trained OpenNLP on %d texts of %s in %.1f s",
                split.train().size(),
                data.name(),
                seconds));
        if (measurement != null) {
            console.say("Scores on %d texts that were held out (%s):"
                    .formatted(measurement.documents(), measurement.manner()));
            measurement.lines().forEach(console::say);
        }
        console.say("Model " + folder.toAbsolutePath());
    }

    private Measurement measure(Path folder, List<?> gold) {
        try (QuickModel<?> model = Baselines.open(folder)) {
            return model.measure(gold, console.progress(), new CancelToken());
        }
    }
}
