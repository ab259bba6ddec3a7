package dev.tagloop.learning.simulation.task;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.learning.sampling.TaskKind;
import dev.tagloop.learning.sampling.pool.ClassScoreProvider;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A label, labels or a number for whole texts. */
final class ClassSimulation implements SimulatedTask<ClassifiedText> {
    private final ProblemType type;

    ClassSimulation(ProblemType type) {
        this.type = type;
    }

    @Override
    public LearningTask<ClassifiedText> task() {
        return LearningTasks.TEXT_CLASSIFICATION;
    }

    private boolean isNumber() {
        return type == ProblemType.REGRESSION;
    }

    @Override
    public String figure() {
        return isNumber() ? "Pearson's r" : "macro F1";
    }

    @Override
    public String counting() {
        return switch (type) {
            case REGRESSION -> "Suggestions are counted by text: a number is right to half a step, else given anew.";
            case SINGLE_LABEL_CLASSIFICATION ->
                "Suggestions are counted by text: an action for a label given or changed.";
            case MULTI_LABEL_CLASSIFICATION ->
                "Suggestions are counted by label: an action for one given or taken away.";
        };
    }

    /** Two likely classes, as Schröder, Niekler and Potthast (2022) recommend for transformers; of a number nobody knows how sure it is. */
    @Override
    public String defaultSampler() {
        return isNumber() ? "kmeans++" : "breaking-ties";
    }

    @Override
    public String text(ClassifiedText example) {
        return task().input(example);
    }

    @Override
    public String input(ClassifiedText example) {
        return ClassScoreProvider.text(example.text(), Optional.ofNullable(example.pair()));
    }

    @Override
    public Map<String, Integer> labels(ClassifiedText example) {
        return example.labels().stream()
                .collect(Collectors.toMap(label -> label, label -> 1, (a, b) -> a, TreeMap::new));
    }

    /** Of one label alone there is nothing to tell apart. */
    @Override
    public boolean teaches(List<ClassifiedText> examples) {
        boolean several = type != ProblemType.SINGLE_LABEL_CLASSIFICATION
                || examples.stream()
                                .flatMap(text -> text.labels().stream())
                                .distinct()
                                .count()
                        > 1;
        return several && SimulatedTask.super.teaches(examples);
    }

    @Override
    public EditCost edits(List<ClassifiedText> gold, List<ClassifiedText> suggested) {
        EditCost sum = EditCost.NONE;
        for (int i = 0; i < gold.size(); i++) {
            sum = sum.plus(edits(gold.get(i), suggested.get(i)));
        }
        return sum;
    }

    private EditCost edits(ClassifiedText gold, ClassifiedText suggested) {
        if (type == ProblemType.MULTI_LABEL_CLASSIFICATION) {
            Set<String> both = new HashSet<>(gold.labels());
            both.retainAll(suggested.labels());
            int right = both.size();
            return new EditCost(
                    right,
                    0,
                    0,
                    0,
                    gold.labels().size() - right,
                    suggested.labels().size() - right);
        }
        boolean right = task().isRight(gold, suggested);
        return new EditCost(right ? 1 : 0, right ? 0 : 1, 0, 0, 0, 0);
    }

    @Override
    public TaskKind kind() {
        return TaskKind.of(type);
    }
}
