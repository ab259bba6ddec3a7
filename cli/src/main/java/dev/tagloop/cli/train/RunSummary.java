package dev.tagloop.cli.train;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.learning.train.Floor;
import dev.tagloop.learning.train.RunAlignment;
import dev.tagloop.learning.train.RunScores;
import dev.tagloop.learning.train.TrainingRun;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Tells how a training ended. */
final class RunSummary {
    private final Console console;

    RunSummary(Console console) {
        this.console = console;
    }

    /** Where nothing without an encoder was asked for, or could be measured, none is told. */
    void print(TrainingRun run, Path folder) {
        if (console.json()) {
            ObjectNode json = JsonReport.tree(run);
            json.put("model_dir", folder.toAbsolutePath().toString());
            console.result(json.toString());
            return;
        }
        String trained = "Trained on %d of %d documents of %s in %.1f s"
                .formatted(run.trained(), run.documents(), run.data(), run.seconds());
        console.say(run.alignment() == null ? trained : trained + spans(run.alignment()));
        if (run.scores() != null) {
            scores(run);
        }
        if (run.baseline() != null) {
            floor(run.baseline());
        }
        console.say("Model " + folder.toAbsolutePath());
    }

    private static String spans(RunAlignment alignment) {
        return "; %d spans: %d exact, %d snapped, %d dropped"
                .formatted(alignment.spans(), alignment.exact(), alignment.snapped(), alignment.dropped());
    }

    private void floor(Floor floor) {
        console.say("OpenNLP, without an encoder, on the same documents: %s %.3f (in %.1f s)"
                .formatted(floor.metric().equals("f1") ? "F1" : floor.metric(), floor.figure(), floor.seconds()));
    }

    private void scores(TrainingRun run) {
        RunScores scores = run.scores();
        console.say("%s (%s, %d documents):"
                .formatted(
                        scores.metrics() == null ? "Strict scores" : "Scores",
                        scores.method().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        scores.documents()));
        scores.labels()
                .forEach((label, score) -> console.say("  %-12s precision %.3f   recall %.3f   F1 %.3f   (%d)"
                        .formatted(label, score.precision(), score.recall(), score.f1(), score.gold())));
        if (scores.metrics() == null) {
            console.say("  %-12s precision %.3f   recall %.3f   F1 %.3f"
                    .formatted("all", scores.precision(), scores.recall(), scores.f1()));
        } else {
            scores.metrics().forEach((name, value) -> console.say("  %-12s %.3f".formatted(name, value)));
        }
    }
}
