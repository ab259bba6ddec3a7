package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;

/**
 * The text of a task with what one annotation says about it.
 *
 * @param name tells it from all other documents of the export, in letters, digits and hyphens
 * @param task the task
 * @param answered whether there is an annotation
 * @param labelled the text without lone surrogates, which files cannot hold, and its spans with their first labels
 * @param text the same text with its offset index
 * @param regions the region of each span
 * @param result all regions of the annotation
 */
record LabelledDocument(
        String name,
        Task task,
        boolean answered,
        LabeledText labelled,
        Text text,
        List<LabelsRegion> regions,
        List<Region> result) {
    LabelledDocument {
        regions = List.copyOf(regions);
        result = List.copyOf(result);
    }
}
