package dev.tagloop.datasets.internal.starter;

import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code starter-ner}: a sentence a line, as {@link MarkedSentence} is written. */
public final class NamedEntities implements StarterKind<StarterSentence> {

    /** The sentences of all files in a folder. */
    public static List<StarterSentence> read(Path folder) throws IOException {
        return StarterTexts.read(new NamedEntities(), folder);
    }

    @Override
    public Features features() {
        return Features.with("id", Value.STRING)
                .and("tokens", new ListOf(Value.STRING))
                .and(
                        "ner_tags",
                        new ListOf(new ClassLabel(
                                "O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")))
                .and("genre", Value.STRING);
    }

    @Override
    public List<StarterSentence> read(StarterFile file) {
        List<StarterSentence> sentences = new ArrayList<>();
        for (StarterFile.Line line : file.lines()) {
            if (line.text().isEmpty()) {
                continue;
            }
            try {
                sentences.add(new StarterSentence(
                        file.genre(), line.number(), sentences.size() + 1, MarkedSentence.parse(line.text())));
            } catch (IllegalArgumentException e) {
                throw line.wrong(e.getMessage());
            }
        }
        return sentences;
    }

    @Override
    public Map<String, String> counts(List<StarterSentence> all) {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("sentences", String.valueOf(all.size()));
        counts.put("entities", String.valueOf(mentions(all).size()));
        long without = all.stream()
                .filter(sentence -> sentence.sentence().mentions().isEmpty())
                .count();
        counts.put("without", String.format("%d (%.0f %%)", without, 100.0 * without / all.size()));
        counts.put(
                "tokens",
                String.valueOf(
                        all.stream().mapToInt(s -> s.sentence().tokens().size()).sum()));
        Set<String> texts = new TreeSet<>();
        all.forEach(s -> s.sentence()
                .mentions()
                .forEach(mention -> texts.add(mention.type() + s.sentence().text(mention))));
        counts.put("distinct", String.valueOf(texts.size()));
        CountTable<StarterSentence> table = new CountTable<StarterSentence>("genre").column("sentences", List::size);
        MarkedSentence.TYPES.forEach(type -> table.column(
                type,
                sentences -> mentions(sentences).stream()
                        .filter(mention -> mention.type().equals(type))
                        .count()));
        counts.put("genres", table.of(all));
        return counts;
    }

    private static List<MarkedSentence.Mention> mentions(List<StarterSentence> sentences) {
        return sentences.stream()
                .flatMap(sentence -> sentence.sentence().mentions().stream())
                .toList();
    }
}
