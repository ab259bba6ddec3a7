package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.task.LearningTask;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a model says something else than people, as {@code Learner.mistakes} gives it: the answers that are farthest off first. */
record Mistakes<E>(LearningTask<E> task, List<E> gold, List<E> predicted) {
    private static final int MOST = 100;

    JsonObject toJson() {
        List<Double> closeness = task.closeness(gold, predicted);
        List<Integer> wrong = IntStream.range(0, gold.size())
                .boxed()
                .filter(i -> !task.isRight(gold.get(i), predicted.get(i)))
                .sorted(Comparator.comparing(closeness::get))
                .toList();
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("task", task.name());
        root.put("documents", gold.size());
        root.put("wrong", wrong.size());
        ArrayNode examples = root.putArray("examples");
        for (int i : wrong.subList(0, Math.min(MOST, wrong.size()))) {
            ObjectNode example = ShownExample.of(task, gold.get(i));
            example.set("predicted", ShownExample.answer(task.answer(predicted.get(i))));
            examples.add(example);
        }
        return JsonObject.owning(root);
    }
}
