package dev.tagloop.learning.export;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.labelstudio.model.TextAreaRegion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Typed text, such as a summary: a text where nobody typed more than one for a task, else a list of them. */
final class TypedColumn implements Columns {
    private final ControlTag.TextArea control;
    private final String column;
    private boolean several;

    TypedColumn(ControlTag.TextArea control, String column) {
        this.control = control;
        this.column = column;
    }

    @Override
    public Supplier<Map<String, Object>> read(Task task, List<Region> regions, ExportReport.Builder report) {
        List<String> texts = ControlRegions.of(control, regions, TextAreaRegion.class).stream()
                .flatMap(region -> region.texts().stream())
                .map(text -> LoneSurrogates.replace(text).text())
                .toList();
        several |= texts.size() > 1;
        return () -> Collections.singletonMap(column, value(texts));
    }

    private Object value(List<String> texts) {
        if (several) {
            return texts;
        }
        return texts.isEmpty() ? null : texts.getFirst();
    }

    @Override
    public Map<String, Feature> features() {
        return Map.of(column, several ? new ListOf(Value.STRING) : Value.STRING);
    }
}
