package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;

/**
 * What to set when a project is created or changed; what is not named keeps its default or its value.
 *
 * @param json the settings, in the names of Label Studio's API
 */
public record ProjectSettings(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public ProjectSettings {
        requireNonNull(json, "json");
    }

    /** Nothing set. */
    public static ProjectSettings none() {
        return new ProjectSettings(JsonObject.empty());
    }

    /** A title, empty or 3 to 50 characters. */
    public static ProjectSettings titled(String title) {
        return none().set("title", title);
    }

    /** With a label config, XML. */
    public ProjectSettings labelConfig(String xml) {
        return set("label_config", xml);
    }

    /** With a description. */
    public ProjectSettings description(String description) {
        return set("description", description);
    }

    /** With the model version whose predictions annotators see. */
    public ProjectSettings modelVersion(String modelVersion) {
        return set("model_version", modelVersion);
    }

    /** With a number of annotations wanted for each task. */
    public ProjectSettings maximumAnnotations(int number) {
        return set("maximum_annotations", number);
    }

    /** With any setting of the API: a text, a number, a boolean, a list or a map. */
    public ProjectSettings set(String name, Object value) {
        return new ProjectSettings(json.with(name, value));
    }
}
