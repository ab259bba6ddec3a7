package dev.tagloop.datasets.internal.starter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sentence of {@code starter-ner} and where it comes from.
 *
 * @param genre the genre, which is the name of its file
 * @param line its line in that file, from 1
 * @param number its number among the sentences of that file, from 1
 * @param sentence the sentence
 */
public record StarterSentence(String genre, int line, int number, MarkedSentence sentence) implements StarterUnit {

    /** The id of the row, such as {@code news-0042}. */
    public String id() {
        return StarterFile.id(genre, number);
    }

    @Override
    public List<Map<String, Object>> rows() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id());
        row.put("tokens", sentence.tokens());
        row.put("ner_tags", sentence.tags());
        row.put("genre", genre);
        return List.of(row);
    }
}
