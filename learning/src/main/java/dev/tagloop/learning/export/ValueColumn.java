package dev.tagloop.learning.export;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.labelstudio.model.DateTimeRegion;
import dev.tagloop.labelstudio.model.NumberRegion;
import dev.tagloop.labelstudio.model.PairwiseRegion;
import dev.tagloop.labelstudio.model.RatingRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.labelstudio.model.TaxonomyRegion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The one value that a control gives a task; null where a person gave none. */
final class ValueColumn implements Columns {
    private final String column;
    private final Feature feature;
    private final Function<List<Region>, Object> value;

    private ValueColumn(String column, Feature feature, Function<List<Region>, Object> value) {
        this.column = column;
        this.feature = feature;
        this.value = value;
    }

    /** The column of a control that has one; empty for a control of which a table has no form. */
    static Optional<Columns> of(ControlTag control, String column) {
        return Optional.ofNullable(
                switch (control) {
                    case ControlTag.Rating rating ->
                        column(rating, column, Value.FLOAT64, RatingRegion.class, RatingRegion::rating);
                    case ControlTag.Numeric number ->
                        column(number, column, Value.FLOAT64, NumberRegion.class, NumberRegion::number);
                    case ControlTag.DateTime date ->
                        column(date, column, Value.STRING, DateTimeRegion.class, DateTimeRegion::datetime);
                    case ControlTag.Pairwise pair ->
                        column(
                                pair,
                                column,
                                new ClassLabel("left", "right"),
                                PairwiseRegion.class,
                                PairwiseRegion::selected);
                    case ControlTag.Taxonomy tree ->
                        column(
                                tree,
                                column,
                                new ListOf(new ListOf(Value.STRING)),
                                TaxonomyRegion.class,
                                TaxonomyRegion::paths);
                    default -> null;
                });
    }

    private static <R extends Region> Columns column(
            ControlTag control, String column, Feature feature, Class<R> kind, Function<R, Object> value) {
        return new ValueColumn(
                column,
                feature,
                regions ->
                        ControlRegions.last(control, regions, kind).map(value).orElse(null));
    }

    @Override
    public Supplier<Map<String, Object>> read(Task task, List<Region> regions, ExportReport.Builder report) {
        Object found = value.apply(regions);
        return () -> Collections.singletonMap(column, found);
    }

    @Override
    public Map<String, Feature> features() {
        return Map.of(column, feature);
    }
}
