package dev.tagloop.datasets.internal.starter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Fills the counts into the data card, whose text stands beside the sentences with {@code {{name}}} for each number. */
final class StarterCard {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private StarterCard() {}

    static String fill(String template, Map<String, List<StarterSentence>> splits) {
        Map<String, String> values = values(splits);
        return PLACE.matcher(template).replaceAll((MatchResult place) -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "The card names {{" + place.group(1) + "}}, known are " + values.keySet());
            }
            return value.replace("\\", "\\\\").replace("$", "\\$");
        });
    }

    private static Map<String, String> values(Map<String, List<StarterSentence>> splits) {
        List<StarterSentence> all =
                splits.values().stream().flatMap(List::stream).toList();
        Map<String, String> values = new LinkedHashMap<>();
        splits.forEach((name, sentences) -> values.put(name, String.valueOf(sentences.size())));
        values.put("sentences", String.valueOf(all.size()));
        values.put("entities", String.valueOf(entities(all)));
        long without = all.stream()
                .filter(sentence -> sentence.sentence().mentions().isEmpty())
                .count();
        values.put("without", String.format("%d (%.0f %%)", without, 100.0 * without / all.size()));
        values.put(
                "tokens",
                String.valueOf(
                        all.stream().mapToInt(s -> s.sentence().tokens().size()).sum()));
        Set<String> texts = new TreeSet<>();
        all.forEach(s -> s.sentence()
                .mentions()
                .forEach(mention -> texts.add(mention.type() + s.sentence().text(mention))));
        values.put("distinct", String.valueOf(texts.size()));
        values.put("genres", genres(all));
        return values;
    }

    private static String genres(List<StarterSentence> all) {
        Map<String, List<StarterSentence>> byGenre = new TreeMap<>();
        all.forEach(sentence -> byGenre.computeIfAbsent(sentence.genre(), genre -> new java.util.ArrayList<>())
                .add(sentence));
        StringBuilder table = new StringBuilder("| genre | sentences |");
        MarkedSentence.TYPES.forEach(type -> table.append(' ').append(type).append(" |"));
        table.append("\n|---|---:|").append("---:|".repeat(MarkedSentence.TYPES.size()));
        byGenre.forEach((genre, sentences) -> row(table, genre, sentences));
        row(table, "all", all);
        return table.toString();
    }

    private static void row(StringBuilder table, String name, List<StarterSentence> sentences) {
        table.append("\n| ").append(name).append(" | ").append(sentences.size()).append(" |");
        for (String type : MarkedSentence.TYPES) {
            long count = sentences.stream()
                    .flatMap(sentence -> sentence.sentence().mentions().stream())
                    .filter(mention -> mention.type().equals(type))
                    .count();
            table.append(' ').append(count).append(" |");
        }
    }

    private static int entities(List<StarterSentence> sentences) {
        return sentences.stream().mapToInt(s -> s.sentence().mentions().size()).sum();
    }
}
