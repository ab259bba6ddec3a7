package dev.tagloop.cli.quickstart;

import dev.tagloop.cli.console.Console;
import java.util.stream.Collectors;

/** The end of a quickstart in words. */
final class Summary {
    private final Console console;

    Summary(Console console) {
        this.console = console;
    }

    void print(QuickstartReport report, boolean serving) {
        QuickstartReport.Preannotation scores = report.preannotation();
        QuickstartReport.Seconds seconds = report.seconds();
        console.say("");
        console.say("Against the withheld labels of the %d pre-annotated tasks%s:"
                .formatted(report.tasks().predicted(), scores.metrics() == null ? " (strict, whole entities)" : ""));
        if (scores.metrics() == null) {
            console.say("  precision %.3f   recall %.3f   F1 %.3f"
                    .formatted(scores.precision(), scores.recall(), scores.f1()));
            console.say("  %d of %d spans can stay as they are; %d are left for a person to add, change or remove"
                    .formatted(scores.untouched(), scores.spans(), scores.toTouch()));
        } else {
            console.say("  "
                    + scores.metrics().entrySet().stream()
                            .map(metric -> "%s %.3f".formatted(metric.getKey(), metric.getValue()))
                            .collect(Collectors.joining("   ")));
        }
        console.say("  seconds: server %.1f, import %.1f, annotate %.1f, train %.1f, predict %.1f, all %.1f"
                .formatted(
                        seconds.serverStart(),
                        seconds.imported(),
                        seconds.annotate(),
                        seconds.train(),
                        seconds.predict(),
                        seconds.total()));
        console.say("");
        console.say("Model   " + report.modelDir());
        console.say("Project " + report.projectUrl());
        if (serving) {
            console.say("Sign in " + report.signInUrl() + "   (works once)");
            console.say("The server goes on; Ctrl-C stops it.");
        }
    }
}
