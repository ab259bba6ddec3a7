package dev.tagloop.learning.simulation.task;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.sampling.TaskKind;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Labelled spans. */
final class SpanSimulation implements SimulatedTask<LabeledText> {
    @Override
    public LearningTask<LabeledText> task() {
        return LearningTasks.TOKEN_CLASSIFICATION;
    }

    @Override
    public String figure() {
        return "F1";
    }

    @Override
    public String counting() {
        return "Suggestions are counted by span: two actions for one made, relabelled or deleted, four for one with other borders.";
    }

    @Override
    public String defaultSampler() {
        return "mnlp";
    }

    @Override
    public String text(LabeledText example) {
        return example.text();
    }

    @Override
    public Map<String, Integer> labels(LabeledText example) {
        Map<String, Integer> labels = new TreeMap<>();
        example.spans().forEach(span -> labels.merge(span.label(), 1, Integer::sum));
        return labels;
    }

    @Override
    public EditCost edits(List<LabeledText> gold, List<LabeledText> suggested) {
        return EditCost.of(
                gold.stream().map(LabeledText::spans).toList(),
                suggested.stream().map(LabeledText::spans).toList());
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SPANS;
    }
}
