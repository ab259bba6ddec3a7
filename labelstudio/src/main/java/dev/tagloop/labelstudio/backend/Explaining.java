package dev.tagloop.labelstudio.backend;

import dev.tagloop.core.text.CodePointSpan;
import java.util.List;

/** A backend that can tell what it saw in a task. */
public interface Explaining {
    /**
     * How likely a label is for a piece of the text.
     *
     * @param span the piece, in code points
     * @param label the label
     * @param probability 0 to 1
     */
    record Evidence(CodePointSpan span, String label, double probability) {}

    /** The evidence for each task, in the order of the tasks, each by rising start. */
    List<List<Evidence>> explain(PredictionRequest request);
}
