package dev.tagloop.server.learner;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Words and their labels: what a text's annotations say of them, and where they stand in other texts. */
final class Words {
    private Words() {}

    static String text(Task task) {
        return task.data().text("text").orElse("");
    }

    /** The labelled words of a task; a later annotation has the last word. */
    static SortedMap<String, String> of(Task task) {
        SortedMap<String, String> words = new TreeMap<>();
        for (Annotation annotation : task.annotations()) {
            if (annotation.wasCancelled()) {
                continue;
            }
            for (Region region : annotation.result()) {
                if (region instanceof LabelsRegion labels && !labels.labels().isEmpty()) {
                    words.put(
                            labels.text().orElseGet(() -> part(text(task), labels.span())),
                            labels.labels().getFirst());
                }
            }
        }
        return words;
    }

    private static String part(String text, CodePointSpan span) {
        return text.substring(
                text.offsetByCodePoints(0, Math.min(span.start(), text.codePointCount(0, text.length()))),
                text.offsetByCodePoints(0, Math.min(span.end(), text.codePointCount(0, text.length()))));
    }

    /** Every place of the words in a text, from left to right. */
    static List<LabelsRegion> find(String text, Map<String, String> words) {
        SortedMap<Integer, LabelsRegion> found = new TreeMap<>();
        words.forEach((word, label) -> {
            for (int at = text.indexOf(word); at >= 0 && !word.isEmpty(); at = text.indexOf(word, at + 1)) {
                int start = text.codePointCount(0, at);
                CodePointSpan span = new CodePointSpan(start, start + word.codePointCount(0, word.length()));
                found.put(at, LabelsRegion.create("ner", "text", span, word, List.of(label)));
            }
        });
        return new ArrayList<>(found.values());
    }
}
