package dev.tagloop.learning.preannotation;

import java.util.Objects;

/**
 * What to pre-annotate.
 *
 * @param projectId the project
 * @param modelVersion the name under which predictions are stored
 * @param onlyUnlabeled whether tasks that have an annotation are left alone
 * @param limit the most tasks to predict; {@link Long#MAX_VALUE} for all
 * @param labels from the model's labels to the project's
 * @param batchSize tasks in a request
 */
public record PreAnnotation(
        long projectId, String modelVersion, boolean onlyUnlabeled, long limit, LabelMap labels, int batchSize) {

    /** Tasks in a request unless somebody says otherwise. */
    public static final int DEFAULT_BATCH = 50;

    /** Checks the numbers. */
    public PreAnnotation {
        Objects.requireNonNull(labels, "labels");
        if (modelVersion.isBlank()) {
            throw new IllegalArgumentException("a model version needs a name");
        }
        if (limit < 0 || batchSize < 1) {
            throw new IllegalArgumentException(
                    "the limit must be 0 or more and the batch size 1 or more, not " + limit + " and " + batchSize);
        }
    }

    /** All tasks of a project without an annotation. */
    public static PreAnnotation unlabeled(long projectId, String modelVersion) {
        return new PreAnnotation(projectId, modelVersion, true, Long.MAX_VALUE, LabelMap.identity(), DEFAULT_BATCH);
    }

    /** All tasks of a project. */
    public static PreAnnotation all(long projectId, String modelVersion) {
        return new PreAnnotation(projectId, modelVersion, false, Long.MAX_VALUE, LabelMap.identity(), DEFAULT_BATCH);
    }

    /** A copy for at most so many tasks. */
    public PreAnnotation withLimit(long value) {
        return new PreAnnotation(projectId, modelVersion, onlyUnlabeled, value, labels, batchSize);
    }

    /** A copy with another label map. */
    public PreAnnotation withLabels(LabelMap value) {
        return new PreAnnotation(projectId, modelVersion, onlyUnlabeled, limit, value, batchSize);
    }

    /** A copy with another batch size. */
    public PreAnnotation withBatchSize(int value) {
        return new PreAnnotation(projectId, modelVersion, onlyUnlabeled, limit, labels, value);
    }
}
