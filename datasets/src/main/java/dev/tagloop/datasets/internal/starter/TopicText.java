package dev.tagloop.datasets.internal.starter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text of {@code starter-topics}.
 *
 * @param topic what it is about, which is the name of its file
 * @param number its number in that file, from 1
 * @param aspects what it does; may be empty
 * @param sentiment from 0, very negative, to 1, very positive
 */
record TopicText(String topic, int number, List<String> aspects, double sentiment, String text) implements StarterUnit {

    TopicText {
        aspects = List.copyOf(aspects);
    }

    @Override
    public String genre() {
        return topic;
    }

    @Override
    public List<Map<String, Object>> rows() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", StarterFile.id(topic, number));
        row.put("text", text);
        row.put("topic", topic);
        row.put("aspects", aspects);
        row.put("sentiment", sentiment);
        return List.of(row);
    }
}
