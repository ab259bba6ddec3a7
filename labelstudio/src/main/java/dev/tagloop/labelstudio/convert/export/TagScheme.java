package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.alignment.Bio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the tokens of an entity are tagged. */
public enum TagScheme {
    /** {@code B-} begins an entity and {@code I-} goes on with it, as IOB2. */
    BIO('B', 'I', 'I', 'B'),
    /** Also tells the last token by {@code E-} and an only one by {@code S-}. */
    BIOES('B', 'I', 'E', 'S'),
    /** The same with {@code L-} and {@code U-}, as spaCy has it. */
    BILOU('B', 'I', 'L', 'U'),
    /** {@code I-} alone: entities of one label that touch become one. */
    IO('I', 'I', 'I', 'I');

    private final char first;
    private final char inner;
    private final char last;
    private final char only;

    TagScheme(char first, char inner, char last, char only) {
        this.first = first;
        this.inner = inner;
        this.last = last;
        this.only = only;
    }

    /** The scheme of this name, in capitals. */
    public static Optional<TagScheme> of(String name) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.name().equals(name))
                .findFirst();
    }

    /** These BIO tags in this scheme. */
    List<String> of(List<String> bio) {
        List<String> tags = new ArrayList<>(bio.size());
        for (int i = 0; i < bio.size(); i++) {
            String tag = bio.get(i);
            if (tag.equals(Bio.OUTSIDE)) {
                tags.add(tag);
                continue;
            }
            boolean begins = tag.startsWith("B-");
            boolean ends = i + 1 == bio.size() || !bio.get(i + 1).startsWith("I-");
            char mark = begins ? ends ? only : first : ends ? last : inner;
            tags.add(mark + "-" + Bio.labelOf(tag));
        }
        return tags;
    }
}
