package dev.tagloop.learning.task.writing;

import dev.tagloop.core.writing.QuestionPrompt;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ExtractiveSummarizer;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.SummaryLength;
import java.util.List;

/** Writes a text's own sentences: those that speak for it, or the one that is nearest to a question. */
final class ExtractWriter implements TextWriter {
    private final ExtractiveSummarizer summarizer;
    private final SummaryLength length;

    ExtractWriter(Checkpoint model, PipelineSettings settings) {
        this.summarizer = ExtractiveSummarizer.of(model, settings);
        this.length = ExtractLength.of(model.config()).orElseGet(SummaryLength::usual);
    }

    @Override
    public List<String> write(List<String> sources) {
        return sources.stream().map(this::write).toList();
    }

    private String write(String source) {
        return QuestionPrompt.parse(source)
                .map(asked -> summarizer.nearest(asked.context(), asked.question()))
                .orElseGet(() -> summarizer.summarize(source, length));
    }

    @Override
    public void close() {
        summarizer.close();
    }
}
