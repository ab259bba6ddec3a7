package dev.tagloop.learning.sampling;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a task comes: in English words, and as codes with their values, so that an interface can say it in another language.
 *
 * @param parts one or more, which hold together
 */
public record Reason(List<Part> parts) {

    /**
     * A part of a reason.
     *
     * @param code what is said, such as {@code least-sure}
     * @param values what it is said of: words of the text, labels (empty for no label), numbers
     * @param words the whole in English
     */
    public record Part(String code, List<String> values, String words) {
        /** Copies the values. */
        public Part {
            values = List.copyOf(values);
        }
    }

    /** Copies the parts. */
    public Reason {
        parts = List.copyOf(parts);
    }

    /** A reason of one part. */
    public static Reason of(String code, String words, String... values) {
        return new Reason(List.of(new Part(code, List.of(values), words)));
    }

    /** Both. */
    public Reason and(Reason other) {
        return new Reason(Stream.concat(parts.stream(), other.parts.stream()).toList());
    }

    /** The whole in English. */
    public String words() {
        return parts.stream().map(Part::words).collect(Collectors.joining("; "));
    }
}
