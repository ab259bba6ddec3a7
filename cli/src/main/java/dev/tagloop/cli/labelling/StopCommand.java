package dev.tagloop.cli.labelling;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.core.stopping.StopRule;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop stop}. */
@Command(
        name = "stop",
        description = {
            "Tell whether labelling should stop now: what more labels would bring, by the F1 of the versions so far.",
            "",
            "Of a project on a server (--project) with the hours that are left and the budget that is stored there, which --share and"
                    + " --budget-… change; or of a folder with versions, without a server."
        },
        footer = {
            "",
            "Example: a project, with a budget of 40 hours from now on",
            "  tagloop stop --project 7 --budget-hours 40",
            "Example: versions in a folder, of 5,000 texts that there are",
            "  tagloop stop tagloop-data/learner/project-7 --tasks 5000"
        })
public final class StopCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder of one project's versions.")
    private Path folder;

    @Option(names = "--project", paramLabel = "ID", description = "The project on the server.")
    private Long project;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description = "With DIR: how many tasks there are in all, labelled ones among them.")
    private Integer tasks;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "With DIR: how long a task takes, so that the hours left can be told.")
    private Double seconds;

    @Option(names = "--share", paramLabel = "0.95", description = "The share of the projected F1 that is enough.")
    private Double share;

    @Option(names = "--budget-hours", paramLabel = "H", description = "Stop when so many hours are used.")
    private Double hours;

    @Option(names = "--budget-tasks", paramLabel = "N", description = "Stop when so many tasks are labelled.")
    private Integer most;

    @Option(names = "--no-budget", description = "With --project: take the budget away.")
    private boolean free;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        if ((folder == null) == (project == null)) {
            throw new UserError("Name a project of a server with --project, or a folder with versions.");
        }
        try (Console console = output.console()) {
            JsonObject told = folder == null ? ofServer() : ofFolder();
            if (console.json()) {
                console.result(told.toString());
            } else {
                StopText.lines(told).forEach(console::result);
            }
            return 0;
        }
    }

    private JsonObject ofServer() {
        if (tasks != null || seconds != null) {
            throw new UserError("--tasks and --seconds go with a folder; a server knows both of its projects.");
        }
        if (free && (hours != null || most != null)) {
            throw new UserError("Give a budget or --no-budget, not both.");
        }
        ObjectNode wanted = Json.mapper().createObjectNode();
        if (share != null) {
            wanted.put("share", share);
        }
        if (hours != null || free) {
            wanted.put("budget_hours", hours);
        }
        if (most != null || free) {
            wanted.put("budget_tasks", most);
        }
        try (StudioClient studio = connection.connect()) {
            return wanted.isEmpty()
                    ? studio.labelling().stopping(project)
                    : studio.labelling().budget(project, JsonObject.owning(wanted));
        }
    }

    private JsonObject ofFolder() {
        if (free) {
            throw new UserError("--no-budget goes with --project: a folder keeps no budget.");
        }
        if (tasks == null || tasks < 1) {
            throw new UserError(
                    "Say with --tasks how many tasks there are in all: a folder of versions does not tell.");
        }
        if (seconds != null && !(seconds > 0)) {
            throw new UserError("--seconds must be above 0.");
        }
        if (hours != null && seconds == null) {
            throw new UserError("--budget-hours needs --seconds: a folder of versions knows no times.");
        }
        try {
            StopRule rule = new StopRule(share == null ? StopRule.STANDARD.share() : share, hours, most);
            return FolderStopping.of(folder, rule, tasks, seconds);
        } catch (IllegalArgumentException e) {
            throw new UserError("--share must be above 0 and at most 1, --budget-hours and --budget-tasks above 0.", e);
        }
    }
}
