package dev.tagloop.server.projects;

import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a project that a request may set, as columns to store. Everything else in a body is ignored. */
final class ProjectFields {
    private static final List<String> BOOLEANS = List.of(
            "show_instruction",
            "show_skip_button",
            "enable_empty_annotation",
            "show_annotation_history",
            "is_published",
            "is_draft",
            "start_training_on_annotation_update",
            "show_collab_predictions",
            "show_ground_truth_first",
            "show_overlap_first",
            "evaluate_predictions_automatically",
            "reveal_preannotations_interactively");
    private static final Set<String> SAMPLINGS =
            Set.of("Sequential sampling", "Uniform sampling", "Uncertainty sampling");
    private static final Set<String> SKIP_QUEUES = Set.of("REQUEUE_FOR_ME", "REQUEUE_FOR_OTHERS", "IGNORE_SKIPPED");

    private final Fields fields;
    private final Map<String, Object> columns = new LinkedHashMap<>();

    private ProjectFields(Fields fields) {
        this.fields = fields;
    }

    /**
     * Reads a create. A form that leaves a boolean out means false by it.
     *
     * @throws dev.tagloop.server.http.ApiException 400 with every problem under its field
     */
    static Map<String, Object> forCreate(Fields fields) {
        ProjectFields reader = new ProjectFields(fields);
        if (fields.isForm()) {
            BOOLEANS.forEach(name -> reader.columns.put(name, false));
        }
        reader.read();
        fields.text("label_config", Fields.TextRule.verbatim()).ifPresent(xml -> {
            try {
                LabelConfigs.check(xml);
                reader.columns.put("label_config", xml);
            } catch (LabelConfigException e) {
                fields.error("label_config", e.getMessage());
            }
        });
        fields.check();
        return reader.columns;
    }

    /** Reads a change of everything but the label config and the model version, which depend on what the project holds. */
    static Map<String, Object> forChange(Fields fields) {
        ProjectFields reader = new ProjectFields(fields);
        reader.read();
        fields.check();
        return reader.columns;
    }

    private void read() {
        text("title", Fields.TextRule.upTo(50).atLeast(3), "");
        text("description", Fields.TextRule.upTo(100_000), "");
        text("color", Fields.TextRule.upTo(16), null);
        text("task_data_login", Fields.TextRule.upTo(256), null);
        text("task_data_password", Fields.TextRule.upTo(256), null);
        if (fields.isNull("expert_instruction")) {
            columns.put("expert_instruction", "");
        } else {
            fields.text("expert_instruction", Fields.TextRule.upTo(1_000_000))
                    .ifPresent(html -> columns.put("expert_instruction", Instructions.sanitize(html)));
        }
        BOOLEANS.forEach(name -> fields.bool(name).ifPresent(value -> columns.put(name, value)));
        number("maximum_annotations", 1, Integer.MAX_VALUE);
        number("min_annotations_to_start_training", 0, Integer.MAX_VALUE);
        number("overlap_cohort_percentage", 0, 100);
        fields.choice("sampling", SAMPLINGS).ifPresent(value -> columns.put("sampling", value));
        fields.choice("skip_queue", SKIP_QUEUES).ifPresent(value -> columns.put("skip_queue", value));
        controlWeights();
        pinnedAt();
    }

    private void text(String name, Fields.TextRule rule, String whenNull) {
        if (fields.isNull(name)) {
            columns.put(name, whenNull);
        } else {
            fields.text(name, rule).ifPresent(value -> columns.put(name, value));
        }
    }

    private void number(String name, long least, long most) {
        Optional<Long> value = fields.integer(name);
        if (value.isPresent() && value.get() < least) {
            fields.error(name, "Ensure this value is greater than or equal to " + least + ".");
        } else if (value.isPresent() && value.get() > most) {
            fields.error(name, "Ensure this value is less than or equal to " + most + ".");
        } else {
            value.ifPresent(number -> columns.put(name, number));
        }
    }

    private void controlWeights() {
        if (fields.isNull("control_weights")) {
            columns.put("control_weights", "{}");
            return;
        }
        fields.json("control_weights").ifPresent(json -> {
            // A form sends JSON as text.
            var weights = json.isString() ? Json.tryParse(json.stringValue()).orElse(json) : json;
            if (weights.isObject()) {
                columns.put("control_weights", Json.stored(weights));
            } else {
                fields.error("control_weights", "Value must be valid JSON.");
            }
        });
    }

    private void pinnedAt() {
        if (fields.isNull("pinned_at")) {
            columns.put("pinned_at", null);
            return;
        }
        fields.text("pinned_at", Fields.TextRule.upTo(64)).ifPresent(text -> {
            Optional<String> time = time(text);
            if (time.isPresent()) {
                columns.put("pinned_at", time.get());
            } else {
                fields.error(
                        "pinned_at",
                        "Datetime has wrong format. Use one of these formats instead:"
                                + " YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].");
            }
        });
    }

    private static Optional<String> time(String text) {
        String iso = text.replace(' ', 'T');
        try {
            return Optional.of(Times.text(OffsetDateTime.parse(iso).toInstant()));
        } catch (DateTimeException e) {
            try {
                return Optional.of(Times.text(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)));
            } catch (DateTimeException noTime) {
                return Optional.empty();
            }
        }
    }
}
