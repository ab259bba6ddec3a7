package dev.tagloop.learning.learner;

import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.learning.backend.ServedTaskModel;
import dev.tagloop.learning.learner.mapping.LabelMapping;
import dev.tagloop.learning.task.token.EntityFinder;
import dev.tagloop.learning.task.token.SpanModel;
import dev.tagloop.models.Entity;
import dev.tagloop.models.ModelFormatException;
import java.util.List;

/** A model that speaks with a project's labels. */
record MappedModel(EntityFinder finder, LabelMapping mapping) {
    /** @param model one that finds entities */
    static MappedModel of(ServedTaskModel model, LabelMapping mapping) {
        return new MappedModel(finder(model), mapping);
    }

    /** @throws ModelFormatException if it is a model of another kind */
    static EntityFinder finder(ServedTaskModel model) {
        if (model.model() instanceof SpanModel spans) {
            return spans.finder();
        }
        throw new ModelFormatException(model.version() + " finds no labelled spans; it was trained for "
                + model.task().name());
    }

    /** What is found in each text, in their order. */
    List<List<ScoredSpan>> find(List<String> texts) {
        return finder.find(texts).stream().map(this::mapped).toList();
    }

    private List<ScoredSpan> mapped(List<Entity> entities) {
        return entities.stream()
                .flatMap(entity -> mapping.of(entity.label()).stream()
                        .map(label -> new ScoredSpan(entity.span(), label, entity.score())))
                .toList();
    }
}
