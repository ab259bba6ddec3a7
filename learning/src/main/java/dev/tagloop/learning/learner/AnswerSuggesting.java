package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.learning.backend.TaskRegions;
import dev.tagloop.learning.learner.mapping.LabelConfusion;
import dev.tagloop.learning.learner.mapping.LabelMapping;
import dev.tagloop.learning.preannotation.LabelMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Suggests answers of any kind out of a model alone: labels and numbers for whole texts, answers to questions, summaries. */
final class AnswerSuggesting implements Suggesting {
    private final Answering answering;
    private final OpenModels models;
    private final HandMappings hands;

    AnswerSuggesting(Answering answering, OpenModels models, HandMappings hands) {
        this.answering = answering;
        this.models = models;
        this.hands = hands;
    }

    @Override
    public Learner.Standing standing(Subject subject) {
        Answering.Choice choice = answering.of(subject);
        return answers(subject, choice)
                ? new Learner.Standing(true, Optional.of(choice.name()), choice.reason())
                : new Learner.Standing(true, Optional.empty(), choice.obstacle());
    }

    @Override
    public Optional<String> setup(Subject subject) {
        Answering.Choice choice = answering.of(subject);
        return answers(subject, choice) ? Optional.of(choice.name()) : Optional.empty();
    }

    @Override
    public List<BackendPrediction> predict(Subject subject, PredictionRequest request) {
        Answering.Choice choice = answering.of(subject);
        if (!answers(subject, choice)) {
            return request.tasks().stream()
                    .map(task -> BackendPrediction.empty().withModelVersion(BuiltInLearner.MEMORY))
                    .toList();
        }
        try (OpenModels.Lease model = models.use(choice.source().orElseThrow())) {
            return TaskRegions.of(
                            model.model().model(), model.model().version(), subject.config(), labelMap(subject, choice))
                    .predict(request);
        }
    }

    /** Labels that become none get a name that no project has, so that they are left out. */
    private LabelMap labelMap(Subject subject, Answering.Choice choice) {
        if (projectLabels(subject).isEmpty()) {
            return LabelMap.identity();
        }
        LabelMapping mapping = mapping(subject, choice);
        Map<String, String> names = new HashMap<>();
        choice.labels().forEach(label -> names.put(label, mapping.of(label).orElse("")));
        return new LabelMap(names);
    }

    @Override
    public Mapped mapping(Subject subject) {
        requireLabels(subject);
        Answering.Choice choice = answering.of(subject);
        return new Mapped(choice.name(), mapping(subject, choice));
    }

    private LabelMapping mapping(Subject subject, Answering.Choice choice) {
        List<String> labels = projectLabels(subject);
        return LabelMapping.of(
                choice.labels(), labels, labels.isEmpty(), hands.of(subject.project()), new LabelConfusion());
    }

    @Override
    public List<String> labels(Subject subject) {
        requireLabels(subject);
        return projectLabels(subject);
    }

    private static void requireLabels(Subject subject) {
        if (!subject.task().hasLabels()) {
            throw new BackendException(Fault.LEARNING, "This project's answers are no labels, so none are mapped.");
        }
    }

    private static List<String> projectLabels(Subject subject) {
        try {
            return subject.task().in(subject.config()).labels();
        } catch (ConversionException e) {
            throw new BackendException(Fault.PREDICTION, e.getMessage(), e);
        }
    }

    private boolean answers(Subject subject, Answering.Choice choice) {
        return choice.source().isPresent()
                && (!subject.task().hasLabels()
                        || projectLabels(subject).isEmpty()
                        || mapping(subject, choice).isUseful());
    }
}
