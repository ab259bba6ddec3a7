package dev.tagloop.server.predictions;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refuses predictions that do not fit the labelling configuration, where the server is told to; it is off at first, as in the original.
 * Everything that is wrong is said at once, up to a hundred faults.
 */
public final class PredictionValidation {
    private static final int TOLD = 100;

    private final List<String> faults = new ArrayList<>();
    private long found;

    /** Refuses one prediction that does not fit. @throws ApiException 400 */
    static void require(ConfigFit fit, JsonNode result, Double score) {
        ObjectNode prediction = Json.object();
        prediction.set("result", result);
        prediction.put("score", score);
        ArrayNode faults = fit.faults(prediction);
        if (!faults.isEmpty()) {
            throw ApiException.invalidRequest("Error validating prediction: " + PythonText.of(faults));
        }
    }

    /** Looks at one of several. @param where the path to it */
    public void check(String where, ConfigFit fit, JsonNode prediction) {
        fit.faults(prediction)
                .forEach(fault -> add(where + ": " + (fault.isString() ? fault.stringValue() : PythonText.of(fault))));
    }

    /** Notes a fault that was found otherwise. */
    void add(String fault) {
        if (found++ < TOLD) {
            faults.add(fault);
        }
    }

    private Stream<String> told() {
        return found > TOLD
                ? Stream.concat(faults.stream(), Stream.of("and " + (found - TOLD) + " more"))
                : faults.stream();
    }

    public boolean failed() {
        return found > 0;
    }

    /** @throws ApiException 400 when one of them does not fit */
    void requireAll() {
        if (failed()) {
            throw ApiException.invalidRequest(told().toArray(String[]::new));
        }
    }

    /** The same for those that come with tasks. @throws ApiException 400 */
    public void requireAllOfImport() {
        if (failed()) {
            StringBuilder text = new StringBuilder("Prediction validation failed (" + found + " errors):\n");
            told().forEach(fault -> text.append("- ").append(fault).append('\n'));
            throw ApiException.invalid("predictions", text.toString());
        }
    }
}
