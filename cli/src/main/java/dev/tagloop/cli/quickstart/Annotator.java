package dev.tagloop.cli.quickstart;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.SpanWriter;
import java.util.List;

/** Submits gold labels as annotations, one request a task, as a person's browser does. */
public final class Annotator {
    private final StudioClient studio;
    private final SpanWriter writer;

    /** @param studio the server, as the annotator */
    public Annotator(StudioClient studio, LabelConfig config) {
        this.studio = studio;
        this.writer = SpanWriter.of(config);
    }

    /** Annotates task {@code i} with the spans of text {@code i}. */
    public void annotate(List<Long> taskIds, List<LabeledText> texts, Progress progress, CancelToken cancel) {
        for (int i = 0; i < texts.size(); i++) {
            cancel.throwIfCancelled();
            studio.annotations().create(taskIds.get(i), writer.regions(texts.get(i)));
            progress.report("Annotating", i + 1, texts.size());
        }
    }
}
