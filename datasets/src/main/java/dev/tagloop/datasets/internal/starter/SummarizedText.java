package dev.tagloop.datasets.internal.starter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document of {@code starter-summaries} with its summary.
 *
 * @param genre the genre, which is the name of its file
 * @param number its number in that file, from 1
 * @param document its paragraphs, a line each
 */
record SummarizedText(String genre, int number, String title, String document, String summary) implements StarterUnit {

    @Override
    public List<Map<String, Object>> rows() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", StarterFile.id(genre, number));
        row.put("document", document);
        row.put("summary", summary);
        row.put("title", title);
        row.put("genre", genre);
        return List.of(row);
    }
}
