package dev.tagloop.learning.learner;

import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.learner.memory.StringMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** One prediction a task, over all texts that it shows. */
final class TaskSuggestions {
    private final List<Suggestions> texts;
    private final StringMemory memory;
    private final List<Task> tasks;
    private final List<Region> drawn;

    TaskSuggestions(LabelTargets targets, StringMemory memory, PredictionRequest request) {
        this.texts = targets.texts().stream().map(Suggestions::new).toList();
        this.memory = memory;
        this.tasks = request.tasks();
        this.drawn = request.drawn();
    }

    /** Finds spans in texts, one list a text. */
    @FunctionalInterface
    interface Finder {
        List<List<ScoredSpan>> find(List<String> texts);
    }

    /** @param version what the predictions carry */
    List<BackendPrediction> predict(String version, Finder finder) {
        List<List<LabelsRegion>> regions = new ArrayList<>();
        tasks.forEach(task -> regions.add(new ArrayList<>()));
        for (Suggestions one : texts) {
            // A task without this text has an empty one: nothing is found in it, and the others keep their places.
            List<String> contents =
                    tasks.stream().map(task -> one.text(task).orElse("")).toList();
            List<List<ScoredSpan>> found = finder.find(contents);
            for (int i = 0; i < contents.size(); i++) {
                String content = contents.get(i);
                regions.get(i).addAll(one.regions(tasks.get(i), content, found.get(i), memory.find(content), drawn));
            }
        }
        return regions.stream()
                .map(all -> prediction(all).withModelVersion(version))
                .toList();
    }

    private static BackendPrediction prediction(List<LabelsRegion> regions) {
        OptionalDouble score =
                regions.stream().mapToDouble(region -> region.score().orElse(0)).average();
        BackendPrediction prediction = BackendPrediction.of(regions);
        return score.isPresent() ? prediction.withScore(score.getAsDouble()) : prediction;
    }
}
