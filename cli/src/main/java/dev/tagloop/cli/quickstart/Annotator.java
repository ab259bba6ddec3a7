package dev.tagloop.cli.quickstart;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.learning.task.ProjectExamples;
import java.util.List;

/**
 * Submits gold labels as annotations, one request a task, as a person's browser does.
 *
 * @param <E> the examples
 */
public final class Annotator<E> {
    private final StudioClient studio;
    private final ProjectExamples<E> examples;

    /** @param studio the server, as the annotator */
    public Annotator(StudioClient studio, ProjectExamples<E> examples) {
        this.studio = studio;
        this.examples = examples;
    }

    /** Annotates task {@code i} with the answer of example {@code i}. */
    public void annotate(List<Long> taskIds, List<E> texts, Progress progress, CancelToken cancel) {
        for (int i = 0; i < texts.size(); i++) {
            cancel.throwIfCancelled();
            studio.annotations().create(taskIds.get(i), examples.regions(texts.get(i)));
            progress.report("Annotating", i + 1, texts.size());
        }
    }
}
