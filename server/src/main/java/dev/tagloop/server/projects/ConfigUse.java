package dev.tagloop.server.projects;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.server.labels.LabelLinks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Whether a new label config still fits the annotations and drafts that a project has. Answers the message of the first misfit. */
final class ConfigUse {
    private ConfigUse() {}

    private record Regions(String fromName, String toName, String type, long count) {}

    private record Used(String fromName, String label, long annotations, long drafts) {}

    /** Regions whose control, object or type the new config does not have. */
    static Optional<String> regionsMisfit(Handle handle, long project, LabelConfig config) {
        List<Regions> gone = handle
                .createQuery("SELECT from_name, to_name, type, annotation_count FROM project_regions"
                        + " WHERE project_id = :project AND annotation_count > 0 ORDER BY from_name, to_name, type")
                .bind("project", project)
                .map((row, context) -> new Regions(
                        row.getString("from_name"),
                        row.getString("to_name"),
                        row.getString("type"),
                        row.getLong("annotation_count")))
                .stream()
                .filter(regions -> !fits(regions, config))
                .toList();
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder message =
                new StringBuilder("Created annotations are incompatible with provided labeling schema, we found:");
        gone.forEach(regions -> message.append('\n')
                .append(regions.count())
                .append(" with from_name=")
                .append(regions.fromName())
                .append(", to_name=")
                .append(regions.toName())
                .append(", type=")
                .append(regions.type()));
        return Optional.of(message.toString());
    }

    private static boolean fits(Regions regions, LabelConfig config) {
        return config.controlOf(regions.fromName())
                .filter(control -> control.isAbout(regions.toName()))
                .filter(control -> control.resultType().equals(regions.type()))
                .isPresent();
    }

    /** Labels in annotations or drafts that neither the new config nor the labels manager offers. */
    static Optional<String> labelsMisfit(Handle handle, long project, LabelConfig config) {
        Map<String, List<Used>> gone = new LinkedHashMap<>();
        Map<String, Set<String>> offered = new HashMap<>();
        handle
                .createQuery(
                        "SELECT from_name, label, annotation_count, draft_count FROM project_labels"
                                + " WHERE project_id = :project AND annotation_count + draft_count > 0 ORDER BY from_name, label")
                .bind("project", project)
                .map((row, context) -> new Used(
                        row.getString("from_name"),
                        row.getString("label"),
                        row.getLong("annotation_count"),
                        row.getLong("draft_count")))
                .stream()
                .filter(used -> config.controlOf(used.fromName())
                        .filter(control -> !control.offers(used.label()))
                        .filter(control -> !offered.computeIfAbsent(
                                        control.name(), name -> LabelLinks.offered(handle, project, name))
                                .contains(used.label()))
                        .isPresent())
                .forEach(used -> gone.computeIfAbsent(used.fromName(), name -> new ArrayList<>())
                        .add(used));
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder message = new StringBuilder("These labels still exist in annotations or drafts:");
        gone.forEach((control, labels) -> {
            labels.forEach(used -> message.append('\n')
                    .append(used.label())
                    .append(" (")
                    .append(counts(used))
                    .append(')'));
            message.append("\nPlease add labels to tag with name=\"")
                    .append(control)
                    .append("\".");
        });
        return Optional.of(message.toString());
    }

    private static String counts(Used used) {
        List<String> parts = new ArrayList<>();
        if (used.annotations() > 0) {
            parts.add(used.annotations() + (used.annotations() == 1 ? " annotation" : " annotations"));
        }
        if (used.drafts() > 0) {
            parts.add(used.drafts() + (used.drafts() == 1 ? " draft" : " drafts"));
        }
        return String.join(", ", parts);
    }
}
