package dev.tagloop.server.annotations;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.math.BigDecimal;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/**
 * What a request says about an annotation; what is empty was not said.
 *
 * @param result a list of entries; JSON null only in what restores a version that was sent without one
 * @param leadTime seconds; an inner empty means null
 * @param draftId the draft that becomes this annotation
 * @param skipReason why the task was skipped; becomes a comment on the annotation
 */
record AnnotationInput(
        Optional<JsonNode> result,
        Optional<Boolean> wasCancelled,
        Optional<Boolean> groundTruth,
        Optional<Optional<Double>> leadTime,
        Optional<Long> draftId,
        Optional<Long> completedBy,
        Optional<Long> parentPrediction,
        Optional<Long> parentAnnotation,
        Optional<String> uniqueId,
        Optional<String> lastAction,
        Optional<String> skipReason) {
    private static final Fields.TextRule ACTION = Fields.TextRule.upTo(128);
    private static final Fields.TextRule REASON = Fields.TextRule.upTo(10_000);

    /** Reads the body; {@code ?was_cancelled=1} counts as well. */
    static AnnotationInput of(Call call) {
        Fields fields = call.fields();
        AnnotationInput input = new AnnotationInput(
                ResultInput.read(fields),
                call.query().has("was_cancelled")
                        ? Optional.of(call.query().flag("was_cancelled", false))
                        : unlessNull(fields, "was_cancelled", Fields::bool),
                unlessNull(fields, "ground_truth", Fields::bool),
                leadTime(fields),
                unlessNull(fields, "draft_id", Fields::id),
                unlessNull(fields, "completed_by", Fields::id),
                unlessNull(fields, "parent_prediction", Fields::id),
                unlessNull(fields, "parent_annotation", Fields::id),
                uniqueId(fields),
                unlessNull(fields, "last_action", (from, name) -> from.text(name, ACTION)),
                unlessNull(fields, "skip_reason", (from, name) -> from.text(name, REASON))
                        .filter(reason -> !reason.isEmpty())
                        .map(reason -> new CleanText().clean(reason)));
        fields.check();
        return input;
    }

    /**
     * Asks access for what goes beyond the caller's own answer: to say that an answer is right, to speak for another account, to use up a
     * draft.
     *
     * @param old the annotation that is changed; empty for a new one
     * @throws ApiException 403 for what is not the caller's, 404 for a draft that the caller does not see
     */
    void require(Call call, Scope scope, ProjectRef project, Optional<AnnotationRow> old) {
        boolean wasTruth = old.map(AnnotationRow::groundTruth).orElse(false);
        if (groundTruth.orElse(wasTruth) != wasTruth) {
            scope.project(call, project.id(), Action.REVIEW);
        }
        Long annotator =
                old.map(AnnotationRow::completedBy).orElse(call.caller().id());
        if (completedBy.isPresent() && !completedBy.get().equals(annotator)) {
            scope.project(call, project.id(), Action.MANAGE);
        }
        draftId.ifPresent(id -> scope.of(call, Owned.DRAFT, id, Action.ANNOTATE));
    }

    /** What makes an annotation say again what it said in a version; of its prediction, whether that is still there. */
    static AnnotationInput restoring(Handle handle, ProjectRef project, VersionRow version, JsonNode result) {
        return new AnnotationInput(
                Optional.of(result),
                Optional.of(version.wasCancelled()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(version.parentPrediction())
                        .filter(id -> new References(handle, project).hasPrediction(id)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** An answer that is held to be right. @param seconds how long it took; empty when nobody knows */
    static AnnotationInput groundTruth(JsonNode result, Optional<Double> seconds) {
        return new AnnotationInput(
                Optional.of(result),
                Optional.of(false),
                Optional.of(true),
                seconds.map(Optional::of),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private interface Reader<T> {
        Optional<T> read(Fields fields, String name);
    }

    private static <T> Optional<T> unlessNull(Fields fields, String name, Reader<T> reader) {
        return fields.isNull(name) ? Optional.empty() : reader.read(fields, name);
    }

    /** Seconds as sent; null is a value of its own. */
    static Optional<Optional<Double>> leadTime(Fields fields) {
        if (!fields.has("lead_time")) {
            return Optional.empty();
        }
        if (fields.isNull("lead_time")) {
            return Optional.of(Optional.empty());
        }
        Optional<Double> seconds = fields.number("lead_time").map(BigDecimal::doubleValue);
        if (seconds.isPresent() && seconds.get().isInfinite()) {
            fields.error("lead_time", "A valid number is required.");
        }
        return seconds.map(Optional::of);
    }

    private static Optional<String> uniqueId(Fields fields) {
        Optional<String> text =
                unlessNull(fields, "unique_id", (from, name) -> from.text(name, Fields.TextRule.upTo(1000)));
        Optional<String> id = text.flatMap(UniqueIds::of);
        if (text.isPresent() && id.isEmpty()) {
            fields.error("unique_id", "\u201c" + text.get() + "\u201d is not a valid UUID.");
        }
        return id;
    }
}
