package dev.tagloop.learning.task.token;

import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.internal.SameWords;
import dev.tagloop.learning.internal.TaskEntities;
import dev.tagloop.learning.task.TaskPrediction;
import dev.tagloop.learning.task.TaskPredictor;
import dev.tagloop.models.Entity;
import java.util.ArrayList;
import java.util.List;

/** Entities become regions, each with its text and score. */
final class SpanPredictor implements TaskPredictor {
    /** Each has the numbers of a batch in memory. */
    private static final int MOST_AT_ONCE = 4;

    private final EntityFinder finder;
    private final TaskEntities tasks;

    SpanPredictor(EntityFinder finder, TaskEntities tasks) {
        this.finder = finder;
        this.tasks = tasks;
    }

    @Override
    public boolean canRead(Task task) {
        return tasks.text(task).isPresent();
    }

    @Override
    public List<TaskPrediction> predict(List<Task> batch, List<Region> drawn) {
        List<String> texts =
                batch.stream().map(task -> tasks.text(task).orElse("")).toList();
        List<List<Entity>> entities = finder.find(texts);
        List<TaskPrediction> predictions = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            List<ScoredSpan> spans = tasks.known(entities.get(i));
            if (!drawn.isEmpty()) {
                // What was drawn may bear a label that the project had once.
                spans = SameWords.with(texts.get(i), tasks.drawn(batch.get(i), drawn), spans).stream()
                        .filter(span -> tasks.isKnown(span.label()))
                        .toList();
            }
            predictions.add(new TaskPrediction(
                    List.copyOf(tasks.regions(texts.get(i), spans)),
                    TaskEntities.score(spans),
                    unknown(entities.get(i))));
        }
        return predictions;
    }

    /** One batch alone leaves processors idle between two operations, and while its texts are cut and its labels are chosen. */
    @Override
    public int sideBySide() {
        return Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors());
    }

    private List<String> unknown(List<Entity> entities) {
        return entities.stream()
                .map(Entity::label)
                .filter(label -> !tasks.isKnown(label))
                .toList();
    }
}
