package dev.tagloop.core.alignment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of a model's tags may follow each other, as far as the tags themselves tell the scheme: BIO, BIOES (BILOU), or
 * IO, where nothing is forbidden. A type that has a {@code B-} begins with it, and one that has an {@code E-} ends with
 * it.
 */
public final class TagScheme {

    private static final String LETTERS = "BIESLU";

    private record Tag(char letter, String type) {}

    private final List<Tag> tags;
    private final Set<String> begun = new HashSet<>();
    private final Set<String> ended = new HashSet<>();

    private TagScheme(List<Tag> tags) {
        this.tags = tags;
        for (Tag tag : tags) {
            if (tag.letter == 'B') {
                begun.add(tag.type);
            } else if (tag.letter == 'E') {
                ended.add(tag.type);
            }
        }
    }

    /** The scheme of these tags; where one of them has no prefix of a scheme, each is a type of its own ({@code IO}). */
    public static TagScheme of(List<String> tags) {
        boolean prefixed = tags.stream().allMatch(tag -> tag.equals(Bio.OUTSIDE) || isPrefixed(tag));
        return new TagScheme(tags.stream().map(tag -> parsed(tag, prefixed)).toList());
    }

    /** The types that the tags mark, each once, in the order of the tags. */
    public List<String> types() {
        return tags.stream()
                .filter(tag -> tag.letter != 'O')
                .map(Tag::type)
                .distinct()
                .toList();
    }

    /** The number of tags. */
    public int size() {
        return tags.size();
    }

    /** The type of a tag, {@code PER} of {@code B-PER}; {@code O} of the tag outside. */
    public String type(int tag) {
        return tags.get(tag).type;
    }

    /** Whether a tag belongs to no entity. */
    public boolean isOutside(int tag) {
        return tags.get(tag).letter == 'O';
    }

    /** Whether a sequence may begin with this tag. */
    public boolean mayBegin(int tag) {
        return !needsBefore(tags.get(tag));
    }

    /** Whether a sequence may end with this tag. */
    public boolean mayEnd(int tag) {
        return !needsAfter(tags.get(tag));
    }

    /** Whether the tag {@code next} may stand behind the tag {@code before}. */
    public boolean mayFollow(int before, int next) {
        Tag first = tags.get(before);
        Tag second = tags.get(next);
        return continues(before, next) || !needsAfter(first) && !needsBefore(second);
    }

    /** Whether {@code next}, right behind {@code before}, goes on with its entity. */
    public boolean continues(int before, int next) {
        Tag first = tags.get(before);
        Tag second = tags.get(next);
        return (first.letter == 'B' || first.letter == 'I')
                && (second.letter == 'I' || second.letter == 'E')
                && first.type.equals(second.type);
    }

    private boolean needsBefore(Tag tag) {
        return (tag.letter == 'I' || tag.letter == 'E') && begun.contains(tag.type);
    }

    private boolean needsAfter(Tag tag) {
        return (tag.letter == 'B' || tag.letter == 'I') && ended.contains(tag.type);
    }

    private static boolean isPrefixed(String tag) {
        return tag.length() > 2 && tag.charAt(1) == '-' && LETTERS.indexOf(tag.charAt(0)) >= 0;
    }

    private static Tag parsed(String tag, boolean prefixed) {
        if (tag.equals(Bio.OUTSIDE)) {
            return new Tag('O', tag);
        }
        return prefixed ? new Tag(letter(tag.charAt(0)), tag.substring(2)) : new Tag('I', tag);
    }

    private static char letter(char written) {
        return switch (written) {
            case 'L' -> 'E';
            case 'U' -> 'S';
            default -> written;
        };
    }
}
