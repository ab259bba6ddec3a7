package dev.tagloop.learning.combination;

import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.learning.task.token.EntityFinder;
import dev.tagloop.models.Entity;
import java.util.ArrayList;
import java.util.List;

/** Finds what several finders agree on. */
final class CombinedFinder implements EntityFinder {
    private final List<EntityFinder> finders;
    private final List<String> labels;
    private final Votes votes;

    /** @param finders closed with this */
    CombinedFinder(List<EntityFinder> finders, List<String> labels, Votes votes) {
        this.finders = List.copyOf(finders);
        this.labels = List.copyOf(labels);
        this.votes = votes;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public List<List<Entity>> find(List<String> texts) {
        List<List<List<ScoredSpan>>> said = Combining.byExample(finders.stream()
                .map(finder -> SpanVoiceOfModel.find(finder, texts))
                .toList());
        List<List<Entity>> found = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Text text = Text.of(texts.get(i));
            found.add(CombiningSpans.vote(said.get(i), votes).stream()
                    .map(span -> new Entity(span.label(), span.score(), text.slice(span.span()), span.span()))
                    .toList());
        }
        return found;
    }

    @Override
    public void close() {
        finders.forEach(EntityFinder::close);
    }
}
