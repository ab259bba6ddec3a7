package dev.tagloop.learning.export;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What was chosen, as a class label, or a list of them where several may be chosen. The names are those of the config in its
 * order, then others that occur. Where a person chose nothing stands -1, "no label".
 */
final class ChoiceColumn implements Columns {
    private static final long NO_LABEL = -1;

    private final ControlTag.Choices control;
    private final String column;
    private final Set<String> names;

    ChoiceColumn(ControlTag.Choices control, String column) {
        this.control = control;
        this.column = column;
        this.names = new LinkedHashSet<>(control.labels());
    }

    @Override
    public Supplier<Map<String, Object>> read(Task task, List<Region> regions, ExportReport.Builder report) {
        List<String> chosen = ControlRegions.last(control, regions, ChoicesRegion.class)
                .map(ChoicesRegion::choices)
                .orElse(List.of());
        names.addAll(chosen);
        if (!control.multiple() && chosen.size() > 1) {
            report.note(TaskName.of(task) + ": " + control.name() + " has several choices; only " + chosen.getFirst()
                    + " counts");
        }
        return () -> Map.of(column, value(chosen));
    }

    private Object value(List<String> chosen) {
        List<String> order = new ArrayList<>(names);
        if (control.multiple()) {
            return chosen.stream().map(name -> (long) order.indexOf(name)).toList();
        }
        return chosen.isEmpty() ? NO_LABEL : (long) order.indexOf(chosen.getFirst());
    }

    @Override
    public Map<String, Feature> features() {
        ClassLabel label = new ClassLabel(List.copyOf(names));
        return Map.of(column, control.multiple() ? new ListOf(label) : label);
    }
}
