package dev.tagloop.core.alignment;

import java.util.List;

/**
 * One document laid over its tokens.
 *
 * @param tags one BIO tag a token
 * @param report what became of each span, in the order of the document's spans, as document 0
 */
public record Alignment(List<String> tags, AlignmentReport report) {

    /** Copies the tags. */
    public Alignment {
        tags = List.copyOf(tags);
    }
}
