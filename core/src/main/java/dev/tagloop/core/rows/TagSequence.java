package dev.tagloop.core.rows;

import dev.tagloop.core.metrics.EntityScores;
import dev.tagloop.core.metrics.TagEntity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tags of tokens in any scheme: IO, BIO in both variants, IOE, IOBES, BILOU, BMES, or bare types without a prefix. Illegal sequences are
 * read as seqeval reads them: an {@code I-PER} after nothing, or after another type, begins an entity.
 */
public final class TagSequence {
    private static final String LETTERS = "BIESLUM";
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

    /** Whether a tag has a letter of some scheme in front of its type. */
    public static boolean isPrefixed(String tag) {
        return tag.length() > 2 && tag.charAt(1) == '-' && LETTERS.indexOf(tag.charAt(0)) >= 0;
    }

    /** The tag with the letters that CoNLL's rules know: L and U of BILOU become E and S, M of BMES becomes I. */
    private static String knownToAll(String tag) {
        if (tag == null || tag.isEmpty() || tag.equals(OUTSIDE)) {
            return OUTSIDE;
        }
        if (!isPrefixed(tag)) {
            return "I-" + tag;
        }
        return switch (tag.charAt(0)) {
            case 'L' -> "E" + tag.substring(1);
            case 'U' -> "S" + tag.substring(1);
            case 'M' -> "I" + tag.substring(1);
            default -> tag;
        };
    }
}
