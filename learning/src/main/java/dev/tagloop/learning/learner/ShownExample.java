package dev.tagloop.learning.learner;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.learning.task.LearningTask;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A text with what was said about it, for people to see. */
final class ShownExample {
    private ShownExample() {}

    /** The text, and the question where one is asked about it. */
    static <E> ObjectNode of(LearningTask<E> task, E gold) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("text", task.input(gold));
        task.question(gold).ifPresent(question -> node.put("question", question));
        node.set("gold", answer(task.answer(gold)));
        return node;
    }

    /** An answer as {@code Learner.compare} tells it. */
    static ArrayNode answer(List<?> answer) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (Object one : answer) {
            if (one instanceof LabeledSpan span) {
                array.addObject()
                        .put("start", span.span().start())
                        .put("end", span.span().end())
                        .put("label", span.label());
            } else {
                array.add(one.toString());
            }
        }
        return array;
    }
}
