package dev.tagloop.cli.quickstart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a quickstart did: the one object that {@code --json} prints.
 *
 * @param url the server
 * @param signInUrl signs the annotator in, once
 * @param user the annotator's address
 * @param token the annotator's token for scripts
 * @param projectId the new project
 * @param projectUrl its page
 * @param modelVersion the name under which predictions are stored
 * @param modelDir the trained model in Hugging Face layout
 * @param tasks how many were imported, annotated, predicted
 * @param alignment what became of the spans on their way to tokens
 * @param train the epochs
 * @param preannotation the predictions measured by the withheld labels
 * @param seconds the time of each step
 */
record QuickstartReport(
        String url,
        String signInUrl,
        String user,
        String token,
        long projectId,
        String projectUrl,
        String modelVersion,
        String modelDir,
        Tasks tasks,
        Alignment alignment,
        Train train,
        Preannotation preannotation,
        Seconds seconds) {

    record Tasks(long imported, long annotated, long predicted) {}

    record Alignment(int spans, int exact, int snapped, int dropped) {}

    record Train(List<Epoch> epochs) {}

    /** An epoch; {@code f1} is null where nothing was held out. */
    record Epoch(int epoch, double loss, Double f1, double seconds) {}

    /**
     * Predictions of the unlabelled tasks against their withheld labels.
     *
     * @param spans labelled spans
     * @param untouched those that a person may leave as they were predicted
     * @param toTouch spans that a person has to add, change or remove
     */
    record Preannotation(double precision, double recall, double f1, int spans, int untouched, int toTouch) {}

    record Seconds(
            double serverStart,
            @JsonProperty("import") double imported,
            double annotate,
            double train,
            double predict,
            double total) {}
}
