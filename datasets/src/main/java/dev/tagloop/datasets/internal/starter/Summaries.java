package dev.tagloop.datasets.internal.starter;

import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code starter-summaries}: {@code # title}, the paragraphs of a document, a line each, and {@code > summary}. */
final class Summaries implements StarterKind<SummarizedText> {

    @Override
    public Features features() {
        return Features.with("id", Value.STRING)
                .and("document", Value.STRING)
                .and("summary", Value.STRING)
                .and("title", Value.STRING)
                .and("genre", Value.STRING);
    }

    @Override
    public List<SummarizedText> read(StarterFile file) {
        List<SummarizedText> texts = new ArrayList<>();
        String title = null;
        List<String> paragraphs = new ArrayList<>();
        StarterFile.Line last = new StarterFile.Line(0, "");
        for (StarterFile.Line line : file.lines()) {
            String text = line.text();
            if (text.isEmpty()) {
                continue;
            }
            last = line;
            if (text.startsWith("# ")) {
                if (title != null) {
                    throw line.wrong("the document before this line has no summary");
                }
                title = text.substring(2);
            } else if (title == null) {
                throw line.wrong("a document begins with \"# \" and its title");
            } else if (text.startsWith("> ")) {
                if (paragraphs.isEmpty()) {
                    throw line.wrong("there is no document between the title and this summary");
                }
                texts.add(new SummarizedText(
                        file.genre(), texts.size() + 1, title, String.join("\n", paragraphs), text.substring(2)));
                title = null;
                paragraphs.clear();
            } else {
                paragraphs.add(text);
            }
        }
        if (title != null) {
            throw last.wrong("the document before this line has no summary");
        }
        return texts;
    }

    @Override
    public Map<String, String> counts(List<SummarizedText> all) {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("pairs", String.valueOf(all.size()));
        counts.put(
                "genres",
                new CountTable<SummarizedText>("genre")
                        .column("pairs", List::size)
                        .column(
                                "words a document",
                                texts -> meanWords(texts.stream()
                                        .map(SummarizedText::document)
                                        .toList()))
                        .column(
                                "words a summary",
                                texts -> meanWords(texts.stream()
                                        .map(SummarizedText::summary)
                                        .toList()))
                        .of(all));
        return counts;
    }

    private static long meanWords(List<String> texts) {
        return Math.round(texts.stream()
                .mapToInt(text -> text.strip().split("\\s+").length)
                .average()
                .orElse(0));
    }
}
