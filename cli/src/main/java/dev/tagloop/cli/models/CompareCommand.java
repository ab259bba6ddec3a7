package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.learner.LearnerTrainings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tagloop models compare}. */
@Command(
        name = "compare",
        description = "Compare two versions on the labelled texts that neither has learned from.",
        footer = {
            "",
            "Example: whether the third version is better than the second",
            "  tagloop models compare v2 v3 --project 7"
        })
final class CompareCommand extends VersionsCommand {
    @Parameters(index = "0", paramLabel = "A", description = "A version, such as v2.")
    private String a;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private String b;

    @Override
    void run(LearnerTrainings versions, Console console) {
        JsonObject comparison = versions.compare(a, b);
        if (console.json()) {
            console.result(comparison.toString());
            return;
        }
        JsonObject difference = comparison.object("difference").orElse(JsonObject.empty());
        console.result("On %d texts that neither has learned from:"
                .formatted(comparison.integer("documents").orElse(0)));
        console.result("  %-6s F1 %s".formatted(a, f1(comparison, "a")));
        console.result("  %-6s F1 %s".formatted(b, f1(comparison, "b")));
        console.result("  difference %+.3f, 95 %% interval %+.3f to %+.3f"
                .formatted(
                        difference.number("f1").orElse(0),
                        difference.number("low").orElse(0),
                        difference.number("high").orElse(0)));
    }

    private static String f1(JsonObject comparison, String which) {
        return VersionText.score(
                comparison.object(which).orElse(JsonObject.empty()).number("f1"));
    }
}
