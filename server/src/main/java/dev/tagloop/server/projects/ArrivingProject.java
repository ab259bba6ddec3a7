package dev.tagloop.server.projects;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of a project that comes from another server. Each is read as a request's would be; one that cannot be taken keeps its default, and the
 * others come all the same.
 *
 * @param columns to store
 * @param notes what could not be taken, in sentences for a person
 */
public record ArrivingProject(Map<String, Object> columns, List<String> notes) {
    private static final String CONFIG = "label_config";
    private static final int LONGEST_VERSION = 256;

    /** Reads them. @param told as the API shows the project */
    public static ArrivingProject read(ObjectNode told) {
        Map<String, Object> columns = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> setting : told.properties()) {
            ObjectNode alone = Json.object();
            alone.set(setting.getKey(), new CleanText().clean(setting.getValue()));
            try {
                columns.putAll(ProjectFields.forCreate(Fields.of(alone)));
            } catch (ApiException e) {
                take(setting.getKey(), setting.getValue(), e, columns, notes);
            }
        }
        String version = told.path("model_version").asString("");
        columns.put("model_version", version.length() > LONGEST_VERSION ? "" : version.replace("\0", ""));
        return new ArrivingProject(columns, notes);
    }

    private static void take(
            String name, JsonNode value, ApiException problem, Map<String, Object> columns, List<String> notes) {
        String why = problem.body().path("validation_errors").path(name).path(0).asString(problem.getMessage());
        if (name.equals(CONFIG) && isReadable(value.asString(""))) {
            // Refused for a new project, but what was labelled with it needs it.
            columns.put(CONFIG, value.asString(""));
            notes.add(
                    "The labelling configuration came as it is, but a change of it will be refused until it is put right: "
                            + why);
        } else {
            notes.add("The setting " + name + " has its default here, because this server does not take its value: "
                    + why);
        }
    }

    private static boolean isReadable(String xml) {
        try {
            LabelConfig.parse(xml);
            return true;
        } catch (LabelConfigException e) {
            return false;
        }
    }
}
