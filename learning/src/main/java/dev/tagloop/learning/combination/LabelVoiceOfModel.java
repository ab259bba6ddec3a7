package dev.tagloop.learning.combination;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.learning.task.text.TextScorer;
import dev.tagloop.models.ScoredLabel;
import java.util.ArrayList;
import java.util.List;

/** A scorer of texts as a voice. */
record LabelVoiceOfModel(TextScorer scorer) implements Voice<ClassifiedText, List<ScoredLabel>> {

    @Override
    public List<String> labels() {
        return scorer.labels();
    }

    @Override
    public List<List<ScoredLabel>> say(List<ClassifiedText> examples) {
        List<String> pairs = new ArrayList<>();
        examples.forEach(example -> pairs.add(example.pair()));
        return scorer.scores(examples.stream().map(ClassifiedText::text).toList(), pairs);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
