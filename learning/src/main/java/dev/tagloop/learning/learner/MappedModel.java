package dev.tagloop.learning.learner;

import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.learning.backend.ServedModel;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.learning.learner.mapping.LabelMapping;
import dev.tagloop.models.Entity;
import java.util.List;

/** A model that speaks with a project's labels. */
record MappedModel(ServedModel model, LabelMapping mapping) {
    /** What is found in each text, in their order. */
    List<List<ScoredSpan>> find(List<String> texts) {
        return model.pipeline().predict(texts, ModelEvaluator.AGGREGATION).stream()
                .map(this::mapped)
                .toList();
    }

    private List<ScoredSpan> mapped(List<Entity> entities) {
        return entities.stream()
                .flatMap(entity -> mapping.of(entity.label()).stream()
                        .map(label -> new ScoredSpan(entity.span(), label, entity.score())))
                .toList();
    }
}
