package dev.tagloop.datasets.card;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a card that is on the Hub up to date with one that this program made, and leaves alone what people wrote there: keys
 * that the program knows nothing of, other configurations, and all text outside the two marks.
 */
public final class CardUpdate {
    /** Begins what the program writes anew each time. */
    public static final String BEGIN = "<!-- tagloop: written anew by each export from here -->";

    /** Ends it. */
    public static final String END = "<!-- tagloop: to here -->";

    private static final List<String> OURS = List.of("size_categories", "dataset_info", "configs");
    private static final String NAME = "config_name";

    private CardUpdate() {}

    /** Whether the program made this text, so that it may be put into another card. */
    public static boolean isMarked(String text) {
        int begin = text.indexOf(BEGIN);
        return begin >= 0 && text.indexOf(END, begin) > begin;
    }

    /** The text between marks. */
    public static String marked(String text) {
        return BEGIN + "\n" + text.strip() + "\n" + END + "\n";
    }

    /**
     * The card to put in place of {@code there}.
     *
     * @throws dev.tagloop.datasets.DatasetException if the front matter of one of them is wrong
     */
    public static String of(String there, String fresh) {
        CardFile old = CardFile.parseTyped(there, "README.md on the Hub");
        CardFile made = CardFile.parseTyped(fresh, "README.md");
        Map<String, Object> keys = new LinkedHashMap<>(old.keys());
        made.keys().forEach(keys::putIfAbsent);
        made.text("license")
                .filter(license -> !license.equals(DataCard.UNKNOWN_LICENSE))
                .ifPresent(license -> keys.put("license", license));
        for (String key : OURS) {
            if (made.keys().containsKey(key)) {
                keys.put(key, withOthers(old.keys().get(key), made.keys().get(key)));
            }
        }
        return CardFile.of(keys, body(old.body(), made.body()));
    }

    /** Ours, with the entries of other configurations beside it. */
    private static Object withOthers(Object old, Object made) {
        List<Object> others = new ArrayList<>();
        for (Object entry : Yaml.listOf(old)) {
            if (entry instanceof Map<?, ?> map
                    && map.get(NAME) instanceof String name
                    && !name.equals(ConfigEntry.DEFAULT)) {
                others.add(entry);
            }
        }
        if (others.isEmpty()) {
            return made;
        }
        for (Object entry : Yaml.listOf(made)) {
            Map<Object, Object> named = new LinkedHashMap<>();
            named.put(NAME, ConfigEntry.DEFAULT);
            named.putAll((Map<?, ?>) entry);
            others.add(named);
        }
        return others;
    }

    private static String body(String old, String made) {
        if (old.isBlank()) {
            return made;
        }
        if (!isMarked(old)) {
            return old.stripTrailing() + "\n\n" + made;
        }
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END, begin) + END.length();
        return old.substring(0, begin) + made.strip() + old.substring(end);
    }
}
