package dev.tagloop.server.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;

/** The languages of the pages that the server draws by itself. */
public enum Language {
    ENGLISH("en"),
    GERMAN("de");

    private static final int HEADER_LIMIT = 500;

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** Its tag, for {@code <html lang>}. */
    public String tag() {
        return tag;
    }

    /** The text in this language: what is said in one is said in all of them. */
    public String choose(String english, String german) {
        return switch (this) {
            case ENGLISH -> english;
            case GERMAN -> german;
        };
    }

    /** The first that the browser asks for; English where it asks for none of them. */
    public static Language of(Context context) {
        context.header("Vary", "Accept-Language");
        String asked = context.header("Accept-Language");
        if (asked == null || asked.length() > HEADER_LIMIT) {
            return ENGLISH;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(asked);
            String found = Locale.lookupTag(ranges, List.of(ENGLISH.tag, GERMAN.tag));
            return GERMAN.tag.equals(found) ? GERMAN : ENGLISH;
        } catch (IllegalArgumentException noSuchHeader) {
            return ENGLISH;
        }
    }
}
