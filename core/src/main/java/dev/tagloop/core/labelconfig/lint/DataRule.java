package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.labelconfig.Tag;
import dev.tagloop.core.labelconfig.Variable;
import java.util.Set;
import java.util.regex.Pattern;

/** What is read of the tasks: a dollar that was forgotten, a key that the tasks do not have. */
final class DataRule implements Rule {
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][\\w.]{0,99}");

    @Override
    public void check(LintedConfig config, Findings findings) {
        for (LintedConfig.Placed placed : config.tags()) {
            if (placed.tag() instanceof ObjectTag object && !findings.isFull()) {
                checkLiteral(object, findings);
            }
        }
        if (config.use().tasks() > 0) {
            config.config().variables().stream()
                    .takeWhile(variable -> !findings.isFull())
                    .forEach(variable -> checkKey(variable, config.use(), findings));
        }
    }

    private static void checkLiteral(Tag object, Findings findings) {
        String value = object.attribute("value").orElse("");
        if (KEY.matcher(value).matches()) {
            findings.warning(
                    object.placeOf("value"),
                    "value=" + Words.quote(value) + " is shown as it is, the same for every task.",
                    "To show the task's " + Words.quote(value) + ", write value=\"$" + Words.shorten(value) + "\".");
        } else if (value.equals("$")) {
            findings.error(
                    object.placeOf("value"),
                    "value=\"$\" names no key.",
                    "Write the key behind it, such as \"$text\".");
        }
    }

    private static void checkKey(Variable variable, ProjectUse use, Findings findings) {
        long with = Math.max(
                use.tasksWithKey().getOrDefault(variable.key(), 0L),
                use.tasksWithKey().getOrDefault(variable.path(), 0L));
        if (with >= use.tasks()) {
            return;
        }
        Set<String> keys = use.tasksWithKey().keySet();
        Tag tag = variable.tag();
        String attribute =
                tag.attribute("value").filter(("$" + variable.path())::equals).isPresent() ? "value" : "valueList";
        String what = "the key " + Words.quote(variable.key()) + ".";
        if (with == 0) {
            findings.error(
                    tag.placeOf(attribute),
                    "No task has " + what,
                    Words.nearest(variable.key(), keys)
                            .map(near -> "Did you mean " + Words.quote("$" + near) + "?")
                            .orElse(
                                    keys.isEmpty()
                                            ? "The tasks have no keys at all."
                                            : "The tasks have: "
                                                    + String.join(
                                                            ", ",
                                                            keys.stream()
                                                                    .limit(10)
                                                                    .map(Words::quote)
                                                                    .toList())
                                                    + "."));
        } else {
            findings.warning(
                    tag.placeOf(attribute),
                    Words.count(use.tasks() - with, "task lacks", "tasks lack") + " " + what,
                    "These tasks show nothing there.");
        }
    }
}
