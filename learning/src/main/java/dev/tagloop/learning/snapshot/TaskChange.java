package dev.tagloop.learning.snapshot;

import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;

/**
 * What became of a task from one snapshot to a later one.
 *
 * @param key the task's key in both
 * @param kind whether the task itself came or went
 * @param data what it shows; as it was if it is gone
 * @param dataChanged whether it shows something else
 * @param spans its labelled spans that changed, all of them if the task came or went
 * @param otherAnswers how many of its other answers (choices, ratings, free text, relations) came or went
 */
public record TaskChange(
        String key, Kind kind, JsonObject data, boolean dataChanged, List<SpanChange> spans, int otherAnswers) {

    /** What can happen to a task. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It is gone. */
        REMOVED,
        /** It is in both, with other labels or another text. */
        CHANGED
    }

    /** Copies the list. */
    public TaskChange {
        spans = List.copyOf(spans);
    }

    boolean isNothing() {
        return kind == Kind.CHANGED && !dataChanged && spans.isEmpty() && otherAnswers == 0;
    }
}
