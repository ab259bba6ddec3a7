package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.labelconfig.Tag;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The text that a tag, most often a Text, shows of a task. */
public final class TaskText {
    private final Tag tag;

    /** @throws ConversionException if the tag shows what lies behind an address */
    public TaskText(Tag tag) {
        this.tag = tag;
        if (tag.attribute("valueType").filter("url"::equals).isPresent()) {
            throw new ConversionException("the text of " + written(tag)
                    + " lies behind an address (valueType=\"url\"); import the texts themselves to work with them");
        }
    }

    /**
     * The characters exactly as stored.
     *
     * @throws ConversionException if the task has no text there
     */
    public String of(Task task) {
        String value = tag.attribute("value").orElse("");
        if (!value.startsWith("$")) {
            return value;
        }
        String path = value.substring(1);
        JsonObject data = task.data();
        Optional<JsonNode> found = data.get(path).or(() -> walk(data, path));
        return found.filter(node -> node.isString() || node.isNumber())
                .map(JsonNode::asString)
                .orElseThrow(() -> new ConversionException(
                        named(task) + " holds no text under \"" + path + "\", which " + written(tag) + " shows"));
    }

    private static String written(Tag tag) {
        return "<" + tag.type() + (tag.name().isEmpty() ? "" : " name=\"" + tag.name() + "\"") + ">";
    }

    private static String named(Task task) {
        return task.id().isPresent() ? "task " + task.id().getAsLong() : "a task";
    }

    /** A path with dots goes into objects, one key a step. */
    private static Optional<JsonNode> walk(JsonObject data, String path) {
        int dot = path.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : data.object(path.substring(0, dot)).flatMap(inner -> {
                    String rest = path.substring(dot + 1);
                    return inner.get(rest).or(() -> walk(inner, rest));
                });
    }
}
