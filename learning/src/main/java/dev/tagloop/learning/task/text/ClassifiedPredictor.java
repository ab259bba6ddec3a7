package dev.tagloop.learning.task.text;

import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.InputPredictor;
import dev.tagloop.learning.task.TaskPrediction;
import dev.tagloop.models.ScoredLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Labels of whole texts become choices with their score, numbers become stars or numbers. */
final class ClassifiedPredictor extends InputPredictor<ClassifiedExamples.Input> {
    private final ClassifiedModel model;
    private final AnswerControl target;
    private final LabelMap renamed;
    private final ClassifiedExamples examples;
    private final AnswerRegions regions;

    ClassifiedPredictor(ClassifiedModel model, AnswerControl target, LabelMap renamed) {
        this.model = model;
        this.target = target;
        this.renamed = renamed;
        this.examples = new ClassifiedExamples(target);
        this.regions = new AnswerRegions(target);
    }

    @Override
    protected ClassifiedExamples.Input input(Task task) {
        return examples.input(task);
    }

    @Override
    protected List<TaskPrediction> answers(List<ClassifiedExamples.Input> inputs) {
        return model
                .scores(
                        inputs.stream().map(ClassifiedExamples.Input::text).toList(),
                        inputs.stream().map(input -> input.pair().orElse(null)).toList())
                .stream()
                .map(this::prediction)
                .toList();
    }

    private TaskPrediction prediction(List<ScoredLabel> scores) {
        if (model.type() == ProblemType.REGRESSION) {
            return new TaskPrediction(
                    List.of(regions.number(scores.getFirst().score())), OptionalDouble.empty(), List.of());
        }
        List<String> written = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        for (ScoredLabel chosen : taken(model.chosen(scores))) {
            String name = renamed.names().getOrDefault(chosen.label(), chosen.label());
            if (target.path(name).isEmpty()) {
                unknown.add(chosen.label());
            } else if (!written.contains(name)) {
                written.add(name);
                probabilities.add(chosen.score());
            }
        }
        OptionalDouble score =
                probabilities.stream().mapToDouble(Double::doubleValue).average();
        return new TaskPrediction(regions.labels(written, score), score, unknown);
    }

    /** A control for one choice takes the likeliest of several. */
    private List<ScoredLabel> taken(List<ScoredLabel> chosen) {
        return target.type() == ProblemType.SINGLE_LABEL_CLASSIFICATION && chosen.size() > 1
                ? chosen.subList(0, 1)
                : chosen;
    }
}
