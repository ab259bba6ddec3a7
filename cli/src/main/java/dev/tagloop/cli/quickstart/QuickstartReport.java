package dev.tagloop.cli.quickstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

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
 * @param alignment what became of the spans on their way to tokens; null where none are learned
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
        @JsonInclude(JsonInclude.Include.NON_NULL) Alignment alignment,
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
     * @param spans labelled spans; null, as the two after it, where something else is labelled
     * @param untouched those that a person may leave as they were predicted
     * @param toTouch spans that a person has to add, change or remove
     * @param metrics all figures by name; null for spans
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Preannotation(
            Double precision,
            Double recall,
            Double f1,
            Integer spans,
            Integer untouched,
            Integer toTouch,
            Map<String, Double> metrics) {}

    record Seconds(
            double serverStart,
            @JsonProperty("import") double imported,
            double annotate,
            double train,
            double predict,
            double total) {}
}
