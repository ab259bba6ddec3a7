package dev.tagloop.core.rows;

import dev.tagloop.core.metrics.EntityScores;
import dev.tagloop.core.metrics.TagEntity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags of tokens in any scheme: IO, BIO in both variants, IOE, IOBES, BILOU, BMES, or bare types without a prefix. Illegal sequences are
 * read as seqeval reads them: an {@code I-PER} after nothing, or after another type, begins an entity.
 */
public final class TagSequence {
    private static final Pattern PREFIXED = Pattern.compile("([BIESLUM])-(.+)", Pattern.DOTALL);
    private static final String OUTSIDE = "O";

    private TagSequence() {}

    /** The entities, in the order of the tokens. @param tags a tag for each token; null means outside */
    public static List<TagEntity> entities(List<String> tags) {
        return EntityScores.lenient()
                .entities(List.of(tags.stream().map(TagSequence::knownToAll).toList()));
    }

    /** The type in a tag; none outside of entities. */
    public static Optional<String> type(String tag) {
        String known = knownToAll(tag);
        return known.equals(OUTSIDE) ? Optional.empty() : Optional.of(known.substring(2));
    }

    /** The types in tags, each once, in their order. */
    public static List<String> types(Collection<String> tags) {
        return tags.stream().flatMap(tag -> type(tag).stream()).distinct().toList();
    }

    /** The tag with the letters that CoNLL's rules know: L and U of BILOU become E and S, M of BMES becomes I. */
    private static String knownToAll(String tag) {
        if (tag == null || tag.isEmpty() || tag.equals(OUTSIDE)) {
            return OUTSIDE;
        }
        Matcher prefixed = PREFIXED.matcher(tag);
        if (!prefixed.matches()) {
            return "I-" + tag;
        }
        String letter = switch (prefixed.group(1)) {
            case "L" -> "E";
            case "U" -> "S";
            case "M" -> "I";
            default -> prefixed.group(1);
        };
        return letter + "-" + prefixed.group(2);
    }
}
