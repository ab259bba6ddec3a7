package dev.tagloop.cli.quickstart;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.model.Prediction;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures the predictions as the server stored them, so that a label lost on the way would show. */
public final class StoredPredictions {
    private final StudioClient studio;
    private final SpanReader reader;
    private final String modelVersion;

    /** @param modelVersion whose predictions count */
    public StoredPredictions(StudioClient studio, LabelConfig config, String modelVersion) {
        this.studio = studio;
        this.reader = SpanReader.of(config);
        this.modelVersion = modelVersion;
    }

    /**
     * Compares the stored predictions of this version with withheld labels.
     *
     * @param withheld the texts of the predicted tasks with their labels
     */
    public Evaluation evaluate(long projectId, List<LabeledText> withheld) {
        Map<String, List<LabeledSpan>> predicted = read(projectId);
        List<List<LabeledSpan>> inOrder = new ArrayList<>();
        for (LabeledText text : withheld) {
            inOrder.add(predicted.getOrDefault(text.text(), List.of()));
        }
        return Evaluation.of(withheld, inOrder);
    }

    private Map<String, List<LabeledSpan>> read(long projectId) {
        Map<String, List<LabeledSpan>> byText = new HashMap<>();
        try (Stream<Task> tasks = studio.tasks().listUnannotated(projectId)) {
            tasks.forEach(task -> latest(task)
                    .forEach(prediction -> byText.put(
                            reader.text(task),
                            reader.read(task, prediction).text().spans())));
        }
        return byText;
    }

    private Stream<Prediction> latest(Task task) {
        return task.predictions().stream()
                .filter(prediction -> prediction.modelVersion().equals(modelVersion));
    }
}
