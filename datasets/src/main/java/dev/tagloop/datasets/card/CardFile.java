package dev.tagloop.datasets.card;

import dev.tagloop.datasets.DatasetException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A {@code README.md}: keys for programs between two lines {@code ---}, then text for people.
 *
 * @param keys the keys; every scalar is text when it was read from a file
 * @param body the text below
 */
public record CardFile(Map<String, Object> keys, String body) {

    private static final String FENCE = "---";

    /** Keeps the order of the keys. */
    public CardFile {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** The text of a card with these keys. */
    public static String of(Map<String, ?> keys, String body) {
        return FENCE + "\n" + YamlText.of(keys) + FENCE + "\n" + (body.isEmpty() ? "" : "\n" + body);
    }

    /**
     * Takes a card apart; one without front matter has no keys.
     *
     * @param location what the card is called in messages
     * @throws DatasetException if the front matter does not end, or is no mapping
     */
    public static CardFile parse(String text, String location) {
        return parse(text, location, Yaml::mapping);
    }

    /** The same with numbers and booleans as such, so that writing the card again changes nothing that it says. */
    public static CardFile parseTyped(String text, String location) {
        return parse(text, location, Yaml::typedMapping);
    }

    private static CardFile parse(String text, String location, BiFunction<String, String, Map<?, ?>> reader) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<String> lines = plain.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(FENCE)) {
            return new CardFile(Map.of(), plain);
        }
        for (int end = 1; end < lines.size(); end++) {
            if (lines.get(end).strip().equals(FENCE)) {
                Map<String, Object> keys = new LinkedHashMap<>();
                reader.apply(String.join("\n", lines.subList(1, end)), location)
                        .forEach((key, value) -> keys.put(String.valueOf(key), value));
                String body =
                        String.join("\n", lines.subList(end + 1, lines.size())).stripLeading();
                return new CardFile(keys, body.isEmpty() ? "" : body + "\n");
            }
        }
        throw new DatasetException(location + ": the front matter that begins with --- has no closing ---");
    }

    /** The value of a key that holds text. */
    public Optional<String> text(String key) {
        return keys.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The text of the card. */
    public String text() {
        return of(keys, body);
    }
}
