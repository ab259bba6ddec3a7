package dev.tagloop.learning.task.writing;

import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.labelstudio.model.TextAreaRegion;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A label config for tasks that were exported without one, made from what was written about them. */
final class WrittenConfig {
    private static final String QUESTION = "question";

    private WrittenConfig() {}

    /** The config; empty if nothing is written, or the tasks' texts have a question exactly where none is wanted. */
    static Optional<String> of(Supplier<Stream<Task>> tasks, boolean question) {
        try (Stream<Task> all = tasks.get()) {
            return all.flatMap(task -> config(task, question).stream()).findFirst();
        }
    }

    private static Optional<String> config(Task task, boolean question) {
        if (task.data().text(QUESTION).isPresent() != question) {
            return Optional.empty();
        }
        return task.annotations().stream()
                .flatMap(annotation -> annotation.result().stream())
                .filter(TextAreaRegion.class::isInstance)
                .findFirst()
                .flatMap(region -> textKey(task).map(key -> {
                    String control = region.fromName().orElse("answer");
                    String object = region.toName().orElse("text");
                    String asked = question ? "<Text name=\"asked\" value=\"$" + QUESTION + "\"/>" : "";
                    return "<View>" + asked + "<Text name=\"" + object + "\" value=\"$" + key + "\"/><TextArea name=\""
                            + control + "\" toName=\"" + object + "\"/></View>";
                }));
    }

    private static Optional<String> textKey(Task task) {
        return task.data().keys().stream()
                .filter(key -> !key.equals(QUESTION) && task.data().text(key).isPresent())
                .min((a, b) -> Integer.compare(length(task, b), length(task, a)));
    }

    private static int length(Task task, String key) {
        return task.data().text(key).orElse("").length();
    }
}
