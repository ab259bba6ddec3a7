package dev.tagloop.labelstudio.convert.rows;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.rows.RowContent;
import dev.tagloop.core.rows.RowException;
import dev.tagloop.core.rows.RowMarks;
import dev.tagloop.core.rows.RowReader;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewAnnotation;
import dev.tagloop.labelstudio.model.NewPrediction;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes tasks of rows: the texts under the label config's data keys, the labels as predictions or ground truth, and where the row came from:
 * {@code meta.source}, {@code hf_index}, {@code config}, {@code split}, {@code revision} and {@code hf_hash}; plain values of columns
 * without a role lie in {@code meta.columns}. Immutable; bears several threads.
 */
public final class DatasetTasks {
    private final RowOrigin origin;
    private final RowReader reader;
    private final TagUse use;
    private final MarkWriter marks;
    private final RowTarget target;

    private DatasetTasks(RowOrigin origin, RowReader reader, TagUse use, LabelConfig config) {
        this.origin = origin;
        this.reader = reader;
        this.use = use;
        this.target = new RowTarget(config);
        this.marks = new MarkWriter(target);
    }

    /**
     * A maker of tasks.
     *
     * @param origin where the rows come from
     * @param reader reads them
     * @param use what becomes of their labels
     * @param config the project's label config
     * @throws ConversionException if it shows no text, or has no place for labels that are known to come
     */
    public static DatasetTasks of(RowOrigin origin, RowReader reader, TagUse use, LabelConfig config) {
        DatasetTasks tasks = new DatasetTasks(origin, reader, use, config);
        tasks.problem(reader.declaredLabels().orElse(List.of())).ifPresent(problem -> {
            throw new ConversionException(problem + ": change the config, or import the texts without their labels");
        });
        return tasks;
    }

    /** What keeps the config from taking these labels; nothing where labels are not used. */
    public Optional<String> problem(List<String> labels) {
        return use == TagUse.NONE
                ? Optional.empty()
                : marks.problem(reader.mapping().kind(), labels);
    }

    /** The hash of a row's content. @throws RowException if it cannot be read, saying which row */
    public String hash(String split, long index, Map<String, ?> row) {
        return read(split, index, row).hash();
    }

    /**
     * A task of a row.
     *
     * @param split the row's split
     * @param index its index there, from 0
     * @param row its values by column
     * @throws RowException if no task can be made of it, saying which row
     */
    public NewTask task(String split, long index, Map<String, ?> row) {
        RowContent content = read(split, index, row);
        JsonObject data = JsonObject.empty().with(target.textKey(), content.text());
        for (Map.Entry<String, String> other : content.others().entrySet()) {
            data = data.with(target.otherKey(other.getKey()), other.getValue());
        }
        Map<String, Object> meta = origin.meta(split, index, content.hash());
        if (!content.kept().isEmpty()) {
            meta.put("columns", content.kept());
        }
        NewTask task = NewTask.of(data).withMeta(meta);
        try {
            return content.marks()
                    .map(known -> labelled(task, content.text(), known))
                    .orElse(task);
        } catch (ConversionException e) {
            throw at(split, index, e.getMessage());
        }
    }

    private NewTask labelled(NewTask task, String text, RowMarks known) {
        if (use == TagUse.NONE) {
            return task;
        }
        List<? extends Region> regions = marks.regions(text, known);
        return use == TagUse.GROUND_TRUTH
                ? task.withAnnotations(List.of(NewAnnotation.of(regions).groundTruth(true)))
                : task.withPredictions(List.of(NewPrediction.of(regions).modelVersion(origin.modelVersion())));
    }

    private RowContent read(String split, long index, Map<String, ?> row) {
        try {
            return reader.read(row);
        } catch (RowException e) {
            throw at(split, index, e.getMessage());
        }
    }

    private RowException at(String split, long index, String what) {
        return new RowException("Row " + index + " of the split \"" + split + "\" of " + origin.source()
                + " cannot become a task: " + what + ".");
    }
}
