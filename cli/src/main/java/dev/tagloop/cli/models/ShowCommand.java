package dev.tagloop.cli.models;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tagloop models show}. */
@Command(
        name = "show",
        description = "Tell all that is known of a version: labels, base, settings, scores, confusion of types.",
        footer = {"", "Example: the second version of project 7", "  tagloop models show v2 --project 7"})
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VERSION", description = "Such as v3.")
    private String version;

    @Mixin
    private ModelFolders folders;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            LearnedVersion found = folders.one().versions().stream()
                    .filter(each -> each.name().equals(version))
                    .findFirst()
                    .orElseThrow(() -> new UserError(
                            "There is no version " + version + ". See those that there are with: tagloop models ls"));
            if (console.json()) {
                console.result(VersionText.json(found).toString());
            } else {
                VersionText.lines(found).forEach(console::result);
            }
            return 0;
        }
    }
}
