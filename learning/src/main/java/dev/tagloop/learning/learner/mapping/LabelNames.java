package dev.tagloop.learning.learner.mapping;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which names of labels mean the same: upper and lower case, blanks and punctuation do not count, a plural is its singular, and for the types that
 * models commonly find the usual names and abbreviations are known.
 */
public final class LabelNames {
    private static final List<List<String>> SAME = List.of(
            List.of("person", "per", "pers", "people", "human", "individual", "personname", "nameofperson"),
            List.of("location", "loc", "place", "placename", "gpe", "geo", "geopoliticalentity"),
            List.of("organization", "org", "organisation", "organizationname", "company", "corporation", "corp"),
            List.of("miscellaneous", "misc", "other", "othername"),
            List.of("date", "day"),
            List.of("time", "timeofday"),
            List.of("money", "currency", "amountofmoney", "monetaryvalue"),
            List.of("percent", "percentage"),
            List.of("product", "prod"),
            List.of("event", "evt"),
            List.of("workofart", "work", "creativework"),
            List.of("language", "lang"),
            List.of("norp", "nationality", "nationalityreligiouspoliticalgroup"),
            List.of("facility", "fac"),
            List.of("quantity", "qty", "measurement"),
            List.of("cardinal", "number"),
            List.of("email", "emailaddress"),
            List.of("phone", "phonenumber", "telephone", "telephonenumber"));

    private static final Map<String, String> MEANINGS = new HashMap<>();

    static {
        SAME.forEach(names -> names.forEach(name -> MEANINGS.put(name, names.getFirst())));
    }

    private LabelNames() {}

    /** The one of a project's labels that means what a model's label means: the same name if there is one, else the first that fits. */
    public static Optional<String> match(String modelLabel, Collection<String> projectLabels) {
        if (projectLabels.contains(modelLabel)) {
            return Optional.of(modelLabel);
        }
        String plain = plain(modelLabel);
        String meaning = meaning(modelLabel);
        return projectLabels.stream()
                .filter(label -> plain(label).equals(plain))
                .findFirst()
                .or(() -> projectLabels.stream()
                        .filter(label -> meaning(label).equals(meaning))
                        .findFirst());
    }

    private static String meaning(String label) {
        String plain = plain(label);
        String singular = singular(plain);
        String known = MEANINGS.get(plain);
        return known != null ? known : MEANINGS.getOrDefault(singular, singular);
    }

    /** Letters and digits in lower case; the name itself if it has none. */
    private static String plain(String label) {
        String letters = Normalizer.normalize(label, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
        return letters.isEmpty() ? label : letters;
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 4 && word.matches(".*(?:ss|x|ch|sh)es")) {
            return word.substring(0, word.length() - 2);
        }
        return word.length() > 2 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
