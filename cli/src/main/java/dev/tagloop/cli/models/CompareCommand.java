package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.learner.LearnerTrainings;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tagloop models compare}. */
@Command(
        name = "compare",
        description = "Compare two versions on the labelled texts that neither has learned from.",
        footer = {
            "",
            "Example: whether the third version is better than the second",
            "  tagloop models compare v2 v3 --examples 5 --project 7"
        })
final class CompareCommand extends VersionsCommand {
    @Parameters(index = "0", paramLabel = "A", description = "A version, such as v2.")
    private String a;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private String b;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "0",
            description = "Show so many of the texts on which B is better, and so many of those on which A is.")
    private int examples;

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        JsonObject comparison = versions.compare(a, b);
        if (console.json()) {
            console.result(comparison.toString());
            return;
        }
        JsonObject difference = comparison.object("difference").orElse(JsonObject.empty());
        console.result("On %d texts that neither has learned from:"
                .formatted(comparison.integer("documents").orElse(0)));
        String metric = comparison.text("metric").orElse("f1");
        String named = metric.equals("f1") ? "F1" : metric;
        console.result("  %-6s %s %s".formatted(a, named, figure(comparison, "a", metric)));
        console.result("  %-6s %s %s".formatted(b, named, figure(comparison, "b", metric)));
        console.result("  difference %+.3f, 95 %% interval %+.3f to %+.3f"
                .formatted(
                        difference.number(metric).orElse(0),
                        difference.number("low").orElse(0),
                        difference.number("high").orElse(0)));
        comparison
                .object("labels")
                .filter(labels -> !labels.keys().isEmpty())
                .ifPresent(labels -> labels(labels, console));
        console.result("%s is better on %d texts, %s on %d."
                .formatted(
                        b,
                        comparison.integer("won").orElse(0),
                        a,
                        comparison.integer("lost").orElse(0)));
        show("Won by " + b, "b", comparison, console);
        show("Lost to " + a, "a", comparison, console);
    }

    private void labels(JsonObject labels, Console console) {
        console.result("  %-16s %6s %6s %6s  %s".formatted("", "gold", a, b, "95 % interval of the difference"));
        labels.keys().forEach(label -> {
            JsonObject own = labels.object(label).orElse(JsonObject.empty());
            console.result("  %-16s %6d %6s %6s  %+.3f to %+.3f"
                    .formatted(
                            label,
                            own.integer("gold").orElse(0),
                            VersionText.score(own.number("a")),
                            VersionText.score(own.number("b")),
                            own.number("low").orElse(0),
                            own.number("high").orElse(0)));
        });
    }

    private void show(String title, String winner, JsonObject comparison, Console console) {
        List<JsonObject> shown = comparison.objects("changed").stream()
                .filter(row -> row.text("winner").filter(winner::equals).isPresent())
                .limit(examples)
                .toList();
        if (!shown.isEmpty()) {
            console.result(title + ":");
            shown.forEach(row -> {
                console.result("  " + row.text("text").orElse("").replace('\n', ' '));
                console.result("    %-6s %s".formatted("gold", said(row, "gold")));
                console.result("    %-6s %s".formatted(a, said(row, "a")));
                console.result("    %-6s %s".formatted(b, said(row, "b")));
            });
        }
    }

    /** Spans with what stands there, or texts, as the task has it. */
    private static String said(JsonObject row, String who) {
        List<String> texts = row.texts(who);
        return texts.isEmpty()
                ? spans(Text.of(row.text("text").orElse("")), row.objects(who))
                : String.join(" | ", texts).replace('\n', ' ');
    }

    private static String spans(Text content, List<JsonObject> spans) {
        return spans.isEmpty()
                ? "-"
                : spans.stream()
                        .map(span -> "[%s %s]"
                                .formatted(
                                        content.slice(new CodePointSpan(
                                                        (int) span.integer("start")
                                                                .orElse(0),
                                                        (int) span.integer("end")
                                                                .orElse(0)))
                                                .replace('\n', ' '),
                                        span.text("label").orElse("")))
                        .collect(Collectors.joining(" "));
    }

    private static String figure(JsonObject comparison, String which, String metric) {
        return VersionText.score(
                comparison.object(which).orElse(JsonObject.empty()).number(metric));
    }
}
