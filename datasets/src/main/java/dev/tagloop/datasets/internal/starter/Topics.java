package dev.tagloop.datasets.internal.starter;

import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code starter-topics}: a text a line, behind its topic, its aspects and its sentiment, with tabs between them. */
final class Topics implements StarterKind<TopicText> {

    private static final ClassLabel TOPICS =
            new ClassLabel("business", "culture", "health", "politics", "science", "sport", "technology", "travel");
    private static final ClassLabel ASPECTS =
            new ClassLabel("announcement", "advice", "complaint", "humour", "praise", "question");
    private static final List<String> SENTIMENTS = List.of("0", "0.25", "0.5", "0.75", "1");
    private static final String NO_ASPECT = "-";

    @Override
    public Features features() {
        return Features.with("id", Value.STRING)
                .and("text", Value.STRING)
                .and("topic", TOPICS)
                .and("aspects", new ListOf(ASPECTS))
                .and("sentiment", Value.FLOAT32);
    }

    @Override
    public List<TopicText> read(StarterFile file) {
        List<TopicText> texts = new ArrayList<>();
        for (StarterFile.Line line : file.lines()) {
            if (!line.text().isEmpty()) {
                texts.add(text(file.genre(), texts.size() + 1, line));
            }
        }
        return texts;
    }

    private static TopicText text(String topic, int number, StarterFile.Line line) {
        String[] parts = line.text().split("\t", -1);
        if (parts.length != 4 || parts[3].isBlank()) {
            throw line.wrong("a line has topic, aspects, sentiment and text, with a tab between them");
        }
        if (!parts[0].equals(topic)) {
            throw line.wrong("the topic \"" + parts[0] + "\" is not that of the file");
        }
        List<String> aspects = parts[1].equals(NO_ASPECT) ? List.of() : List.of(parts[1].split(",", -1));
        if (!ASPECTS.names().containsAll(aspects)) {
            throw line.wrong("an aspect of \"" + parts[1] + "\" is none of " + ASPECTS.names());
        }
        if (!SENTIMENTS.contains(parts[2])) {
            throw line.wrong("the sentiment \"" + parts[2] + "\" is none of " + SENTIMENTS);
        }
        return new TopicText(topic, number, aspects, Double.parseDouble(parts[2]), StarterFile.unescaped(parts[3]));
    }

    @Override
    public Map<String, String> counts(List<TopicText> all) {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("texts", String.valueOf(all.size()));
        CountTable<TopicText> table = new CountTable<TopicText>("topic").column("texts", List::size);
        ASPECTS.names()
                .forEach(aspect -> table.column(
                        aspect,
                        texts -> texts.stream()
                                .filter(text -> text.aspects().contains(aspect))
                                .count()));
        counts.put("topics", table.of(all));
        return counts;
    }
}
