package dev.tagloop.cli.snapshots;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.snapshot.SpanChange;
import dev.tagloop.learning.snapshot.TaskChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The changes of a task as lines for people. */
final class ChangeLines {
    private ChangeLines() {}

    static List<String> of(TaskChange task) {
        List<String> lines = new ArrayList<>();
        String kind = task.kind() == TaskChange.Kind.CHANGED ? "" : " " + lower(task.kind());
        lines.add("task %s%s%s".formatted(task.key(), kind, task.dataChanged() ? ", another text" : ""));
        task.spans().forEach(change -> lines.add("  " + line(change, task.data())));
        if (task.otherAnswers() > 0) {
            lines.add("  other answers changed: " + task.otherAnswers());
        }
        return lines;
    }

    private static String line(SpanChange change, JsonObject data) {
        String places = change.former()
                .flatMap(former -> change.latter().map(latter -> former + " -> " + latter))
                .orElseGet(
                        () -> change.latter().or(change::former).orElseThrow().toString());
        LabeledSpan shown = change.latter().or(change::former).orElseThrow();
        return "%-10s %s%s"
                .formatted(
                        lower(change.kind()),
                        places,
                        words(shown, data).map(text -> "  \"" + text + "\"").orElse(""));
    }

    /** What stands there, where the task has but one text that reaches so far. */
    private static Optional<String> words(LabeledSpan span, JsonObject data) {
        List<String> texts = data.keys().stream()
                .flatMap(key -> data.text(key).stream())
                .filter(text -> Text.of(text).codePoints() >= span.span().end())
                .toList();
        return texts.size() == 1
                ? Optional.of(Text.of(texts.getFirst()).slice(span.span()).replace('\n', ' '))
                : Optional.empty();
    }

    private static String lower(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
