package dev.tagloop.server.projects;

import dev.tagloop.server.access.Target;

/**
 * A project as it is stored.
 *
 * @param createdBy null after a replacing update that named nobody
 * @param controlWeights stored JSON: what a person set, laid over the weights that the label config gives
 * @param pinnedAt null while it is not pinned
 * @param counts what the store counts with every change
 */
public record Project(
        long id,
        long organizationId,
        Long createdBy,
        String createdAt,
        String pinnedAt,
        String labelConfig,
        String modelVersion,
        String skipQueue,
        String sampling,
        long maximumAnnotations,
        long overlapCohortPercentage,
        String controlWeights,
        Settings settings,
        Counts counts) {
    /** Settings that nothing in the server reads but the project's own page. */
    public record Settings(
            String title,
            String description,
            String expertInstruction,
            boolean showInstruction,
            boolean showSkipButton,
            boolean enableEmptyAnnotation,
            boolean showAnnotationHistory,
            String color,
            boolean isPublished,
            boolean isDraft,
            long minAnnotationsToStartTraining,
            boolean startTrainingOnAnnotationUpdate,
            boolean showCollabPredictions,
            boolean showGroundTruthFirst,
            boolean showOverlapFirst,
            String taskDataLogin,
            String taskDataPassword,
            boolean evaluatePredictionsAutomatically,
            boolean revealPreannotationsInteractively) {}

    /** Counters of visible tasks, annotations and predictions. Skipped annotations count in {@code skipped} alone. */
    public record Counts(
            long taskNumber,
            long finishedTaskNumber,
            long totalPredictionsNumber,
            long totalAnnotationsNumber,
            long skippedAnnotationsNumber,
            long numTasksWithAnnotations,
            long usefulAnnotationNumber,
            long groundTruthNumber) {}

    /** This project as something to ask access for. */
    public Target.Project target() {
        return new Target.Project(id, organizationId);
    }
}
