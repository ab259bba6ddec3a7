package dev.tagloop.server.imports;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.annotations.UniqueIds;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.ModelVersions;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.predictions.ResultCoercion;
import dev.tagloop.server.tasks.DataCheck;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Checks the items of an import in the order and with the messages of the original. */
final class ItemReader {
    private static final String PREANNOTATED = "preannotated";

    private final DataCheck data;
    private final ResultCoercion coercion;
    private final List<String> preannotatedFields;
    private final CleanText text;

    ItemReader(ProjectRef project, List<String> preannotatedFields, CleanText text) {
        this.data = DataCheck.of(project);
        this.coercion = ResultCoercion.of(project);
        this.preannotatedFields = preannotatedFields;
        this.text = text;
    }

    /** An item that cannot be imported; the message lacks its number and content. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String field;
        private final String reason;

        Unusable(String field, String reason) {
            this(field, reason, "");
        }

        /** @param assumption what the original adds to the reason */
        Unusable(String field, String reason, String assumption) {
            super(reason + assumption, null, false, false);
            this.field = field;
            this.reason = reason;
        }

        /** Where in the item it is wrong; "" for the item as a whole. */
        String field() {
            return field;
        }

        /** What is wrong there. */
        String reason() {
            return reason;
        }
    }

    /** Reads one item: an object with {@code data}, or the data itself. */
    ImportItem read(JsonNode item, Optional<Long> upload) throws Unusable {
        if (!item.isObject()) {
            throw new Unusable(
                    "", "Task root must be dict with \"data\", \"meta\", \"annotations\", \"predictions\" fields");
        }
        if (!item.has("data")) {
            check(item, "[assume: item as is = task root with values] ");
            return new ImportItem(text.clean(item), Json.object(), List.of(), preannotations(item), upload);
        }
        JsonNode found = item.get("data");
        if (!found.isContainer()) {
            throw new Unusable("data", "Task[data] must be dict or list");
        }
        check(found, "[assume: item[\"data\"] = task root with values]");
        if (!found.isObject()) {
            throw new Unusable("data", "Task[data] must be dict");
        }
        return new ImportItem(text.clean(found), meta(item), annotations(item), predictions(item, found), upload);
    }

    private void check(JsonNode found, String assumption) throws Unusable {
        Optional<DataCheck.Fault> problem = data.fault(found);
        if (problem.isPresent()) {
            throw new Unusable("data." + problem.get().key(), problem.get().message(), " " + assumption);
        }
    }

    private JsonNode meta(JsonNode item) throws Unusable {
        JsonNode meta = item.get("meta");
        if (meta == null || meta.isNull()) {
            return Json.object();
        }
        if (!meta.isObject()) {
            throw new Unusable("meta", "Task[meta] must be dict");
        }
        return text.clean(meta);
    }

    private static Iterable<JsonNode> list(JsonNode item, String key) throws Unusable {
        JsonNode list = item.get(key);
        if (list == null || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw new Unusable(key, "Task[" + key + "] must be list");
        }
        return list;
    }

    private List<ImportItem.NewAnnotation> annotations(JsonNode item) throws Unusable {
        List<ImportItem.NewAnnotation> annotations = new ArrayList<>();
        for (JsonNode annotation : list(item, "annotations")) {
            String place = "annotations[" + annotations.size() + "]";
            if (!annotation.isObject() || !annotation.has("result")) {
                throw new Unusable(place, "Annotation must have \"result\" fields");
            }
            JsonNode result = annotation.get("result");
            if (!result.isArray()) {
                throw new Unusable(place + ".result", "\"result\" field in annotation must be list");
            }
            if (!result.valueStream().allMatch(JsonNode::isObject)) {
                throw new Unusable(place + ".result", "each item of \"result\" in annotation must be dict");
            }
            annotations.add(new ImportItem.NewAnnotation(
                    text.clean(result),
                    Optional.ofNullable(annotation.get("completed_by")).filter(by -> !by.isNull()),
                    flag(annotation, "was_cancelled", false),
                    flag(annotation, "ground_truth", true),
                    number(annotation.get("lead_time")),
                    Optional.ofNullable(annotation.get("unique_id"))
                            .filter(JsonNode::isString)
                            .flatMap(id -> UniqueIds.of(id.stringValue()))));
        }
        return annotations;
    }

    private List<Predictions.Content> predictions(JsonNode item, JsonNode found) throws Unusable {
        List<Predictions.Content> predictions = new ArrayList<>();
        for (JsonNode prediction : list(item, "predictions")) {
            String place = "predictions[" + predictions.size() + "]";
            if (!prediction.isObject() || !prediction.has("result")) {
                throw new Unusable(place, "Prediction must have \"result\" fields");
            }
            JsonNode result = prediction.get("result");
            if (ResultCoercion.isUnusableList(result)) {
                throw new Unusable(place + ".result", "Each item in prediction result should be dict");
            }
            predictions.add(new Predictions.Content(
                    ModelVersions.sent(prediction.get("model_version")),
                    number(prediction.get("score")),
                    result.isNull()
                            ? null
                            : coercion.ofClean(text.clean(result))
                                    .map(Json::stored)
                                    .orElse(null)));
        }
        predictions.addAll(preannotations(found));
        return predictions;
    }

    /** A prediction for each column that was named as one. */
    private List<Predictions.Content> preannotations(JsonNode found) {
        List<Predictions.Content> predictions = new ArrayList<>();
        for (String field : preannotatedFields) {
            Optional.ofNullable(found.get(field))
                    .filter(value -> !value.isNull() && !ResultCoercion.isUnusableList(value))
                    .flatMap(value -> coercion.ofColumn(field, text.clean(value)))
                    .ifPresent(
                            result -> predictions.add(new Predictions.Content(PREANNOTATED, 1.0, Json.stored(result))));
        }
        return predictions;
    }

    private static boolean flag(JsonNode object, String key, boolean otherwise) {
        JsonNode value = object.get(key);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        return value.isBoolean()
                ? value.booleanValue()
                : value.isNumber() ? Json.real(value) != 0 : value.asString("").equalsIgnoreCase("true");
    }

    /** A number, or null for anything else. */
    private static Double number(JsonNode value) {
        if (value == null || !value.isNumber()) {
            return null;
        }
        double number = Json.real(value);
        return Double.isFinite(number) ? number : null;
    }
}
