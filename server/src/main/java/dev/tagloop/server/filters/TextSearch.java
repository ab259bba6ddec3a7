package dev.tagloop.server.filters;

import dev.tagloop.server.storage.JsonSql;

/** The condition that a text holds another, whatever the case of the letters, in any alphabet and on any database. */
final class TextSearch {
    /** Different letters that are made small; databases nest calls only so deep. */
    private static final int FOLDED = 100;

    private final JsonSql sql;
    private final Parameters parameters;

    TextSearch(JsonSql sql, Parameters parameters) {
        this.sql = sql;
        this.parameters = parameters;
    }

    /** @param text an SQL expression */
    String contains(String text, String searched) {
        return contains(text, searched, false);
    }

    /** The same in stored JSON, where characters beyond ASCII are written as escapes. */
    String inJson(String json, String searched) {
        return contains(json, searched, true);
    }

    /**
     * The databases take a and A for the same, but not always ä and Ä: each such letter of what is searched is made small on both sides.
     */
    private String contains(String text, String searched, boolean escaped) {
        String expression = text;
        StringBuilder pattern = new StringBuilder("%");
        int[] letters = searched.codePoints().map(Character::toLowerCase).toArray();
        for (int letter : letters) {
            pattern.append(letter < 128 ? quoted(Character.toString(letter)) : written(letter, escaped));
        }
        for (int letter : java.util.Arrays.stream(letters)
                .filter(c -> c >= 128)
                .distinct()
                .limit(FOLDED)
                .toArray()) {
            int capital = Character.toUpperCase(letter);
            if (capital != letter) {
                expression = "REPLACE(" + expression + ", " + parameters.place(written(capital, escaped)) + ", "
                        + parameters.place(written(letter, escaped)) + ")";
            }
        }
        return expression + " " + sql.like() + " "
                + parameters.place(pattern.append('%').toString()) + " ESCAPE '!'";
    }

    private static String quoted(String character) {
        return "!%_".contains(character) ? "!" + character : character;
    }

    private static String written(int letter, boolean escaped) {
        String text = Character.toString(letter);
        if (!escaped) {
            return text;
        }
        String json = dev.tagloop.server.http.Json.stored(dev.tagloop.server.http.Json.tree(text));
        return json.substring(1, json.length() - 1);
    }
}
