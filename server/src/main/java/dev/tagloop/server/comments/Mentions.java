package dev.tagloop.server.comments;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who is mentioned in a text: {@code @} and an e-mail address, which tells people of one name apart. */
final class Mentions {
    /** Bounded, so that no text takes long. */
    private static final Pattern MENTION = Pattern.compile(
            "(?<![\\w@.])@([^\\s@<>(),;:\"]{1,100}@[\\w.-]{1,100}\\w)", Pattern.UNICODE_CHARACTER_CLASS);

    private Mentions() {}

    /** Addresses in lower case, each once, in the order of the text. */
    static Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = MENTION.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1).toLowerCase(Locale.ROOT));
        }
        return found;
    }
}
