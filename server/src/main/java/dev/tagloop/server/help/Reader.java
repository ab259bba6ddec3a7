package dev.tagloop.server.help;

import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Language;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whom a page of the guide is for.
 *
 * @param isChoice whether the address named the language, against what the browser asks for: then all links of the page name it too
 */
record Reader(Language language, boolean isChoice) {
    private static final String PARAMETER = "lang";

    static Reader of(Call call) {
        Language asked = call.language();
        return call.query()
                .text(PARAMETER)
                .flatMap(Reader::named)
                .map(chosen -> new Reader(chosen, true))
                .orElse(new Reader(asked, false));
    }

    private static Optional<Language> named(String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** An address as a link of this reader's page has it. Only pages of the guide have a language. */
    String address(String path) {
        if (!isChoice || !path.startsWith("/help")) {
            return path;
        }
        int hash = path.indexOf('#');
        return hash < 0 ? in(path, language) : in(path.substring(0, hash), language) + path.substring(hash);
    }

    /** A page of the guide in a language. */
    static String in(String path, Language language) {
        return path + "?" + PARAMETER + "=" + language.tag();
    }
}
