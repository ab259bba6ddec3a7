package dev.tagloop.server.tasks;

import dev.tagloop.core.labelconfig.DataProblem;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether a task's data can be shown with its project's labelling configuration. */
public final class DataCheck {
    private final Optional<LabelConfig> config;

    private DataCheck(Optional<LabelConfig> config) {
        this.config = config;
    }

    /** For one configuration; one that does not parse asks for nothing. */
    public static DataCheck of(ProjectRef project) {
        return new DataCheck(parse(project.labelConfig()));
    }

    /** The configuration of a project, unless it does not parse. */
    public static Optional<LabelConfig> parse(String xml) {
        try {
            return Optional.of(LabelConfig.parse(xml));
        } catch (LabelConfigException e) {
            return Optional.empty();
        }
    }

    /** The first problem, in the original's words. A list passes as far as it holds the key's name as an item. */
    public Optional<String> problem(JsonNode data) {
        return fault(data).map(Fault::message);
    }

    /** What is wrong with a task's data. @param key the key that is missing, or holds what cannot be shown */
    public record Fault(String key, String message) {}

    /** The first problem with its key. */
    public Optional<Fault> fault(JsonNode data) {
        return config.flatMap(found -> found.firstProblem(values(data))).map(problem -> fault(problem, data));
    }

    private static Fault fault(DataProblem problem, JsonNode data) {
        return switch (problem) {
            case DataProblem.MissingKey missing -> new Fault(missing.key(), missing.message());
            case DataProblem.WrongType wrong ->
                new Fault(wrong.key(), wrong.message(PythonText.of(data.get(wrong.key()))));
        };
    }

    private static Map<String, Object> values(JsonNode data) {
        Map<String, Object> values = new HashMap<>();
        if (data.isArray()) {
            data.valueStream().filter(JsonNode::isString).forEach(item -> values.put(item.stringValue(), ""));
        }
        data.properties().forEach(member -> values.put(member.getKey(), kind(member.getValue())));
        return values;
    }

    /** A value of the same kind: the check looks at nothing else. */
    private static Object kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "";
            case BOOLEAN -> true;
            case NUMBER -> node.isIntegralNumber() ? (Object) 0L : (Object) 0.0;
            case ARRAY -> List.of();
            case OBJECT -> Map.of();
            default -> null;
        };
    }
}
