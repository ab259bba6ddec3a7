package dev.tagloop.learning.learner;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.learning.learner.mapping.LabelConfusion;
import dev.tagloop.learning.learner.memory.StringMemory;
import dev.tagloop.models.Entity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** What people call the things that models find, counted in the background on the texts that were labelled last. */
final class Confusions {
    private static final int MOST_TEXTS = 200;
    /** The fewest labelled tasks that can tell something. */
    private static final int LEAST_TASKS = 3;

    private final OpenModels models;
    private final Executor executor;
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();

    Confusions(OpenModels models, Executor executor) {
        this.models = models;
        this.executor = executor;
    }

    /** Counts of a model in a project. @param tasks how many were labelled then */
    private record Counted(String model, int tasks, LabelConfusion confusion) {
        boolean isOld(String other, int tasksNow) {
            // Counting again with every label would take as long as labelling does.
            return !model.equals(other) || tasksNow >= tasks + Math.max(LEAST_TASKS, tasks / 4);
        }
    }

    /** What is known of a model in a project so far. */
    LabelConfusion of(BackendProject project, ModelSource source) {
        Counted known = counted.get(project.id());
        return known != null && known.model().equals(source.key()) ? known.confusion() : new LabelConfusion();
    }

    /** Counts anew if there is enough more to count than there was the last time. */
    void refresh(BackendProject project, ModelSource source, StringMemory memory) {
        int tasks = memory.tasks();
        Counted known = counted.get(project.id());
        if (tasks < LEAST_TASKS || (known != null && !known.isOld(source.key(), tasks))) {
            return;
        }
        LabelConfusion so = of(project, source);
        // Stored before the counting, so that it is not begun twice.
        Counted begun = new Counted(source.key(), tasks, so);
        if (known == null
                ? counted.putIfAbsent(project.id(), begun) == null
                : counted.replace(project.id(), known, begun)) {
            executor.execute(() ->
                    counted.replace(project.id(), begun, new Counted(source.key(), tasks, count(source, memory))));
        }
    }

    private LabelConfusion count(ModelSource source, StringMemory memory) {
        List<LabeledText> texts = memory.latest(MOST_TEXTS);
        LabelConfusion confusion = new LabelConfusion();
        try (OpenModels.Lease model = models.use(source)) {
            List<List<Entity>> found = MappedModel.finder(model.model())
                    .find(texts.stream().map(LabeledText::text).toList());
            for (int i = 0; i < texts.size(); i++) {
                confusion.add(
                        texts.get(i).spans(),
                        found.get(i).stream()
                                .map(entity -> new LabeledSpan(entity.span(), entity.label()))
                                .toList());
            }
        }
        return confusion;
    }

    void forget(BackendProject project) {
        counted.remove(project.id());
    }
}
