package dev.tagloop.server.tasks;

/** Counts the tasks of an import while they are stored, so that showing a million of them takes no longer than showing one. */
public final class ImportTally {
    private long tasks;
    private long finished;
    private long predictions;
    private long annotations;
    private long skipped;
    private long useful;
    private long groundTruth;
    private long annotatedTasks;

    /** Counts a task. @param labeled whether it is stored as labelled */
    public void task(boolean labeled, long itsPredictions, boolean annotated) {
        tasks++;
        finished += labeled ? 1 : 0;
        predictions += itsPredictions;
        annotatedTasks += annotated ? 1 : 0;
    }

    /** Counts an annotation. */
    public void annotation(boolean wasCancelled, boolean isGroundTruth) {
        if (wasCancelled) {
            skipped++;
            return;
        }
        annotations++;
        useful += isGroundTruth ? 0 : 1;
        groundTruth += isGroundTruth ? 1 : 0;
    }

    Tally tally() {
        return new Tally(tasks, finished, predictions, annotations, skipped, useful, groundTruth, annotatedTasks);
    }
}
