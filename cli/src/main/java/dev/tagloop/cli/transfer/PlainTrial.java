package dev.tagloop.cli.transfer;

import dev.tagloop.cli.console.Console;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.read.RegionCheck;
import dev.tagloop.labelstudio.convert.read.RegionFinding;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewTask;
import java.util.ArrayList;
import java.util.List;

/**
 * What tasks in Label Studio's JSON, a table or lines of text would give.
 *
 * @param tasks the tasks
 * @param config the label config they are for
 * @param findings the first spans that do not fit their text, as sentences
 * @param misfits how many there are
 */
record PlainTrial(List<NewTask> tasks, String config, List<String> findings, long misfits) {
    private static final int MOST_SHOWN = 10;

    static PlainTrial of(List<NewTask> tasks, String config) {
        RegionCheck check = RegionCheck.of(LabelConfig.parse(config));
        List<String> first = new ArrayList<>();
        long misfits = 0;
        for (int i = 0; i < tasks.size(); i++) {
            for (RegionFinding finding : check.check(tasks.get(i).json().toNode())) {
                misfits++;
                if (first.size() < MOST_SHOWN) {
                    first.add("task %d, %s: %s".formatted(i + 1, finding.field(), finding.message()));
                }
            }
        }
        return new PlainTrial(tasks, config, first, misfits);
    }

    /** Warns of spans that do not fit; they are imported as they are, as Label Studio does. */
    void warn(Console console) {
        if (misfits > 0) {
            console.warn("%,d spans do not fit their text; they are imported as they are:".formatted(misfits));
            findings.forEach(console::warn);
        }
    }

    void print(Console console) {
        warn(console);
        List<?> first =
                tasks.stream().limit(3).map(task -> task.json().toNode()).toList();
        if (console.json()) {
            console.result(JsonObject.empty()
                    .with("dry_run", true)
                    .with("tasks", tasks.size())
                    .with("spans_that_do_not_fit", misfits)
                    .with("label_config", config)
                    .with("first_tasks", first)
                    .toString());
            return;
        }
        console.say("Tasks: %,d".formatted(tasks.size()));
        console.say("First tasks:");
        first.forEach(task -> console.say("  " + task));
        console.say("Nothing was changed (--dry-run).");
    }
}
