package dev.tagloop.learning.learner;

import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.learning.learner.mapping.LabelConfusion;
import dev.tagloop.learning.learner.mapping.LabelMapping;
import dev.tagloop.learning.learner.memory.StringMemory;
import java.util.List;
import java.util.Optional;

/** Suggests labelled stretches of text, out of a model and of what was labelled before. */
final class SpanSuggesting implements Suggesting {
    private final Answering answering;
    private final OpenModels models;
    private final ProjectMemories memories;
    private final Confusions confusions;
    private final HandMappings hands;

    SpanSuggesting(
            Answering answering,
            OpenModels models,
            ProjectMemories memories,
            Confusions confusions,
            HandMappings hands) {
        this.answering = answering;
        this.models = models;
        this.memories = memories;
        this.confusions = confusions;
        this.hands = hands;
    }

    @Override
    public Learner.Standing standing(Subject subject) {
        LabelTargets targets = targets(subject);
        Answering.Choice choice = answering.of(subject);
        StringMemory memory = memories.now(subject.project(), targets);
        LabelMapping mapping = mapping(subject, targets, choice);
        if (choice.source().isPresent() && mapping.isUseful()) {
            return new Learner.Standing(true, Optional.of(choice.name()), choice.reason());
        }
        Optional<String> serving = memory.forms() > 0 ? Optional.of(BuiltInLearner.MEMORY) : Optional.empty();
        return new Learner.Standing(true, serving, choice.obstacle());
    }

    @Override
    public Optional<String> setup(Subject subject) {
        targets(subject);
        Answering.Choice choice = answering.of(subject);
        return choice.source().map(ModelSource::version);
    }

    @Override
    public List<BackendPrediction> predict(Subject subject, PredictionRequest request) {
        LabelTargets targets = targets(subject);
        StringMemory memory = memories.of(subject.project(), targets);
        Answering.Choice choice = answering.of(subject);
        LabelMapping mapping = mapping(subject, targets, choice);
        TaskSuggestions tasks = new TaskSuggestions(targets, memory, request);
        if (choice.source().isEmpty() || !mapping.isUseful()) {
            choice.source().ifPresent(source -> confusions.refresh(subject.project(), source, memory));
            return tasks.predict(
                    BuiltInLearner.MEMORY,
                    texts -> texts.stream().map(text -> List.<ScoredSpan>of()).toList());
        }
        ModelSource source = choice.source().get();
        if (!mapping.without().isEmpty()) {
            confusions.refresh(subject.project(), source, memory);
        }
        try (OpenModels.Lease model = models.use(source)) {
            MappedModel mapped = MappedModel.of(model.model(), mapping);
            return tasks.predict(model.model().version(), mapped::find);
        }
    }

    @Override
    public Mapped mapping(Subject subject) {
        Answering.Choice choice = answering.of(subject);
        return new Mapped(choice.name(), mapping(subject, targets(subject), choice));
    }

    @Override
    public List<String> labels(Subject subject) {
        LabelTargets targets = targets(subject);
        return targets.takesAny() ? List.of() : targets.labels();
    }

    private LabelMapping mapping(Subject subject, LabelTargets targets, Answering.Choice choice) {
        return LabelMapping.of(
                choice.labels(),
                targets.labels(),
                targets.takesAny(),
                hands.of(subject.project()),
                choice.source()
                        .map(source -> confusions.of(subject.project(), source))
                        .orElseGet(LabelConfusion::new));
    }

    private static LabelTargets targets(Subject subject) {
        return LabelTargets.of(subject.config());
    }
}
