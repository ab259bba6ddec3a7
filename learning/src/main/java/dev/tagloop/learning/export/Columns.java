package dev.tagloop.learning.export;

import dev.tagloop.datasets.features.Feature;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Some columns of a data set: what one control says about each task, or what was shown. */
interface Columns {

    /**
     * Reads a task.
     *
     * @return its values, to be asked for when all tasks have been read: what others say decides about names and types
     * @throws dev.tagloop.labelstudio.convert.ConversionException if the task lacks what these columns need
     */
    Supplier<Map<String, Object>> read(Task task, List<Region> regions, ExportReport.Builder report);

    /** The columns and their types, known when all tasks have been read. */
    Map<String, Feature> features();
}
