package dev.tagloop.core.metrics;

/** Where a tag carries its prefix letter. */
public enum TagForm {
    /** {@code B-PER}. */
    PREFIX {
        @Override
        char letter(String tag) {
            return checked(tag).charAt(0);
        }

        @Override
        String rest(String tag) {
            return tag.substring(1);
        }
    },
    /** {@code PER-B}. */
    SUFFIX {
        @Override
        char letter(String tag) {
            return checked(tag).charAt(tag.length() - 1);
        }

        @Override
        String rest(String tag) {
            return tag.substring(0, tag.length() - 1);
        }
    };

    /** The type of a tag that names none. */
    static final String UNTYPED = "_";

    /** The letter that says begin, inside, end and so on. */
    abstract char letter(String tag);

    /** What is left without the letter: the type and its hyphen. */
    abstract String rest(String tag);

    /** The type by seqeval's strict reading: all hyphens at the edges go. */
    String strippedType(String tag) {
        String rest = rest(tag);
        int start = 0;
        int end = rest.length();
        while (start < end && rest.charAt(start) == '-') {
            start++;
        }
        while (end > start && rest.charAt(end - 1) == '-') {
            end--;
        }
        return start == end ? UNTYPED : rest.substring(start, end);
    }

    /** The type by seqeval's default reading: what stands behind the first hyphen (before the last one for suffixes). */
    String splitType(String tag) {
        String rest = rest(tag);
        int hyphen = this == PREFIX ? rest.indexOf('-') : rest.lastIndexOf('-');
        String type = hyphen < 0 ? rest : this == PREFIX ? rest.substring(hyphen + 1) : rest.substring(0, hyphen);
        return type.isEmpty() ? UNTYPED : type;
    }

    private static String checked(String tag) {
        if (tag.isEmpty()) {
            throw new IllegalArgumentException("a tag is empty; a token outside every entity has the tag O");
        }
        return tag;
    }
}
