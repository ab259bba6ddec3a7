package dev.tagloop.core.labelconfig.lint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a project already holds that its configuration has to fit.
 *
 * @param tasks how many tasks there are
 * @param tasksWithKey for each key of the tasks' data, how many tasks have it
 * @param regions what its annotations say
 * @param labels the labels in use
 */
public record ProjectUse(long tasks, Map<String, Long> tasksWithKey, List<Regions> regions, List<Label> labels) {
    /** A project without tasks; for a configuration that stands alone. */
    public static final ProjectUse NONE = new ProjectUse(0, Map.of(), List.of(), List.of());

    /** Copies the collections. */
    public ProjectUse {
        tasksWithKey = Collections.unmodifiableMap(new LinkedHashMap<>(tasksWithKey));
        regions = List.copyOf(regions);
        labels = List.copyOf(labels);
    }

    /**
     * Regions of one kind.
     *
     * @param fromName the control that made them
     * @param toName the object that they are about
     * @param type their type, such as {@code labels}
     * @param annotations how many annotations have such
     */
    public record Regions(String fromName, String toName, String type, long annotations) {}

    /**
     * A label that is in use.
     *
     * @param control the control's name
     * @param label what the regions hold
     * @param annotations how many annotations use it
     * @param drafts how many drafts use it
     */
    public record Label(String control, String label, long annotations, long drafts) {}
}
