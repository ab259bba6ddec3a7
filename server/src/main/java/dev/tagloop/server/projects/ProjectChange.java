package dev.tagloop.server.projects;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A change of a project, read and checked before the writer's turn; what depends on the project's content is checked in the same
 * transaction that changes it.
 *
 * @param labelConfig the new config, which must fit the annotations that are there
 * @param modelVersion the version whose predictions are shown; must have predictions, or be ""
 */
record ProjectChange(Map<String, Object> columns, Optional<LabelConfig> labelConfig, Optional<String> modelVersion) {
    private static final String NO_VERSION =
            "Model version doesn't exist either as live model or as static predictions.";

    /** @param replace true for PUT, which in the original forgets a creator that the body does not name */
    static ProjectChange read(Fields fields, boolean replace) {
        if (fields.isNull("model_version")) {
            throw ApiException.invalid("model_version", NO_VERSION);
        }
        Optional<String> version = fields.text("model_version", Fields.TextRule.upTo(256));
        Optional<String> xml = fields.text("label_config", Fields.TextRule.verbatim());
        Map<String, Object> columns = new LinkedHashMap<>(ProjectFields.forChange(fields));
        if (replace) {
            columns.put("created_by", null);
        }
        return new ProjectChange(columns, xml.map(ProjectChange::parse), version);
    }

    private static LabelConfig parse(String xml) {
        LabelConfig config = ConfigRoutes.parse(xml);
        try {
            config.validate();
        } catch (LabelConfigException e) {
            throw ApiException.invalid("label_config", e.getMessage());
        }
        return config;
    }

    void apply(Handle handle, Project project) {
        Map<String, Object> all = new LinkedHashMap<>(columns);
        labelConfig.ifPresent(config -> {
            ConfigUse.regionsMisfit(handle, project.id(), config).ifPresent(message -> {
                throw ApiException.invalid("label_config", message);
            });
            all.put("label_config", config.xml());
        });
        modelVersion.ifPresent(version -> {
            if (!version.isEmpty()
                    && !version.equals(project.modelVersion())
                    && !Projects.hasModelVersion(handle, project.id(), version)) {
                throw ApiException.invalid("model_version", NO_VERSION);
            }
            all.put("model_version", version);
        });
        Projects.update(handle, project.id(), all);
        Project changed = Projects.get(handle, project.id());
        if (changed.maximumAnnotations() != project.maximumAnnotations()
                || changed.overlapCohortPercentage() != project.overlapCohortPercentage()) {
            Overlap.spread(handle, changed);
        }
        if (!changed.skipQueue().equals(project.skipQueue())) {
            Overlap.relabel(handle, changed);
        }
    }
}
