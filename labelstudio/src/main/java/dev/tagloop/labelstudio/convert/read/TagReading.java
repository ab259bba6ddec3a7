package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.rows.TagSequence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out how the tags of a file are written, and brings each into a form that all schemes share. */
final class TagReading {
    private final Optional<TagScheme> stated;
    private final Set<Character> letters = new HashSet<>();
    private long prefixed;
    private long bare;
    private boolean beginsInside;

    TagReading(Optional<TagScheme> stated) {
        this.stated = stated;
    }

    /** Counts the tags of a sentence. */
    void add(List<String> tags) {
        String before = Bio.OUTSIDE;
        for (String tag : tags) {
            if (TagSequence.isPrefixed(tag)) {
                prefixed++;
                letters.add(tag.charAt(0));
                beginsInside |= tag.charAt(0) == 'I' && !continues(before, tag);
            } else if (!tag.equals(Bio.OUTSIDE)) {
                bare++;
            }
            before = tag;
        }
    }

    private static boolean continues(String before, String tag) {
        return TagSequence.isPrefixed(before) && before.substring(1).equals(tag.substring(1));
    }

    /**
     * The tag as all schemes read it: with a prefix, or outside.
     *
     * @throws RowRefusal if it is none of the scheme
     */
    String tag(String tag, String field) {
        if (tag.equals(Bio.OUTSIDE)) {
            return tag;
        }
        boolean hasPrefix = TagSequence.isPrefixed(tag);
        if (stated.isPresent()) {
            TagScheme scheme = stated.get();
            if (scheme == TagScheme.IO) {
                return tag.startsWith("I-") && tag.length() > 2 ? tag : "I-" + tag;
            }
            if (!hasPrefix || !scheme.allows(tag.charAt(0))) {
                throw new RowRefusal(field, "the tag " + tag + " is none of the scheme " + scheme.word());
            }
            return tag;
        }
        if (hasPrefix) {
            return tag;
        }
        if (prefixed > 0) {
            throw new RowRefusal(
                    field,
                    "the tag " + tag
                            + " has no letter in front, unlike others of the file; state the scheme io if no tag"
                            + " is meant to have one");
        }
        return "I-" + tag;
    }

    /** What was found, as a sentence; empty where nothing is tagged. */
    Optional<String> remark() {
        if (stated.isPresent()) {
            return Optional.of("Tags were read as " + stated.get().word() + ", as stated.");
        }
        if (prefixed + bare == 0) {
            return Optional.empty();
        }
        return Optional.of("Tags were found to be " + name() + ".");
    }

    private String name() {
        if (prefixed == 0) {
            return "bare types (io)";
        }
        boolean iobes = letters.contains('E') || letters.contains('S') || letters.contains('M');
        boolean bilou = letters.contains('L') || letters.contains('U');
        if (iobes && bilou) {
            return "a mixture of bioes and bilou";
        }
        if (iobes || bilou) {
            return bilou ? TagScheme.BILOU.word() : TagScheme.BIOES.word();
        }
        if (!letters.contains('B')) {
            return TagScheme.IO.word();
        }
        return beginsInside ? TagScheme.IOB1.word() : TagScheme.BIO.word();
    }
}
