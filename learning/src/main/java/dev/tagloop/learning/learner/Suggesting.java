package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.learning.learner.mapping.LabelMapping;
import java.util.List;
import java.util.Optional;

/** Suggests answers of one kind. */
interface Suggesting {

    /** What it can do for a project at present. */
    Learner.Standing standing(Subject subject);

    /** What answers, or will; empty while nothing does. */
    Optional<String> setup(Subject subject);

    /** One prediction a task. @param request about the project of the subject */
    List<BackendPrediction> predict(Subject subject, PredictionRequest request);

    /** How the labels of what answers are mapped to the project's. @throws BackendException where answers are no labels */
    Mapped mapping(Subject subject);

    /** @param from what answers */
    record Mapped(String from, LabelMapping mapping) {}

    /** The labels of the project; empty if it takes any. @throws BackendException where answers are no labels */
    List<String> labels(Subject subject);
}
