package dev.tagloop.cli.quality;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.quality.ExportedLabels;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** What the commands about labels have in common: whose these are, and how the figures are told, as one object or as a table. */
abstract class LabelReport implements Callable<Integer> {
    @Mixin
    private LabelOptions labels;

    @Mixin
    private OutputOptions output;

    @Mixin
    private ReportOptions report;

    @Override
    public final Integer call() throws InterruptedException {
        boolean file = labels.isFile();
        requireFitting(file);
        try (Console console = output.console()) {
            JsonNode told = file ? labels.ofFile(this::ofFile) : ofProject(console);
            report.tell(console, told, table(told));
            return 0;
        }
    }

    private JsonNode ofProject(Console console) throws InterruptedException {
        try (StudioClient studio = labels.connect()) {
            return ofProject(studio, labels, console);
        }
    }

    /** Looks whether the command's own options fit what is meant. @throws dev.tagloop.cli.UserError if they do not */
    void requireFitting(boolean file) {}

    /** The figures of a file. */
    abstract JsonNode ofFile(ExportedLabels exported, Stream<Task> tasks);

    /** The same of a project on a server. @param asked which project, and what of it */
    abstract JsonNode ofProject(StudioClient studio, LabelOptions asked, Console console) throws InterruptedException;

    /** The figures in rows, the names of the columns first. */
    abstract List<List<String>> table(JsonNode told);
}
