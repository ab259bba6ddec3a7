package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.alignment.Alignment;
import dev.tagloop.core.alignment.TokenAligner;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Words;
import java.util.List;

/**
 * The words of a document with their tags.
 *
 * @param places where the words lie
 * @param tags one a word
 */
record TaggedTokens(List<CodePointSpan> places, List<String> tags) {
    /** Cuts a document into words and tags them; notes hear of each span that does not fall on words. */
    static TaggedTokens of(LabelledDocument document, TagScheme scheme, ExportNotes notes) {
        List<CodePointSpan> words = Words.of(document.text());
        Alignment alignment = TokenAligner.align(document.labelled(), words);
        notes.aligned(document.name(), alignment.report());
        return new TaggedTokens(words, scheme.of(alignment.tags()));
    }
}
