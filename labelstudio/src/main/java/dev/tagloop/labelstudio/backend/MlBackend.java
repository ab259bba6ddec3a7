package dev.tagloop.labelstudio.backend;

import java.util.List;
import java.util.Optional;

/**
 * Something that predicts tasks: a model in this process, or one behind an address. What it can do beyond that it says by implementing
 * {@link Trainable}, {@link Versioned}, {@link Scoring} or {@link Explaining}.
 *
 * <p>Methods are called from several threads.
 *
 * {@snippet :
 * final class Shouting implements MlBackend {
 *     public String modelClass() {
 *         return "Shouting";
 *     }
 *
 *     public Optional<String> setup(BackendProject project) {
 *         return Optional.of("v1");
 *     }
 *
 *     public List<BackendPrediction> predict(PredictionRequest request) {
 *         return request.tasks().stream().map(task -> BackendPrediction.empty()).toList();
 *     }
 * }
 * }
 */
public interface MlBackend {
    /**
     * What it calls itself, such as its class; asking it also tells that it answers.
     *
     * @throws BackendException if it is elsewhere and does not answer
     */
    String modelClass();

    /**
     * Gets ready for a project and tells the version that will answer; empty if it does not name its versions.
     *
     * @throws BackendException if it cannot work for this project
     * @throws NotReadyException if it still prepares itself
     */
    Optional<String> setup(BackendProject project);

    /**
     * Predicts tasks: exactly one prediction a task, in the order of the tasks. A task in which nothing is found gets
     * {@link BackendPrediction#empty()}.
     *
     * @throws BackendException if it cannot
     * @throws NotReadyException if it still prepares itself
     */
    List<BackendPrediction> predict(PredictionRequest request);
}
