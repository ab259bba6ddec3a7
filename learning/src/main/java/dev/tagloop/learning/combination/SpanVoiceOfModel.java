package dev.tagloop.learning.combination;

import dev.tagloop.core.alignment.TagScheme;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.learning.task.token.EntityFinder;
import java.util.List;

/** A finder of entities as a voice. */
record SpanVoiceOfModel(EntityFinder finder) implements Voice<LabeledText, List<ScoredSpan>> {

    /** The types: an encoder names its labels as tags. */
    @Override
    public List<String> labels() {
        return TagScheme.of(finder.labels()).types();
    }

    @Override
    public List<List<ScoredSpan>> say(List<LabeledText> examples) {
        return find(finder, examples.stream().map(LabeledText::text).toList());
    }

    /** The entities of texts without their words. */
    static List<List<ScoredSpan>> find(EntityFinder finder, List<String> texts) {
        return finder.find(texts).stream()
                .map(entities -> entities.stream()
                        .map(entity -> new ScoredSpan(entity.span(), entity.label(), entity.score()))
                        .toList())
                .toList();
    }

    @Override
    public void close() {
        finder.close();
    }
}
