package dev.tagloop.cli.predict;

import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;

/** Predicts what stands in the lines of a file, or in one. */
interface LinePredictor extends AutoCloseable {

    /** What a model says to one line: a line of {@code predict --output}. */
    interface Line {

        /** As JSON, on one line. */
        String toJson();

        /** How much was found. */
        int found();

        /** For people. */
        List<String> lines();
    }

    /** What {@link Line#found} counts: {@code entities}. */
    String noun();

    /**
     * Several lines at once.
     *
     * @param rows objects with {@code text}, and what else the model reads
     */
    List<? extends Line> predict(List<JsonObject> rows);

    @Override
    void close();
}
