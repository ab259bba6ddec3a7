package dev.tagloop.server.imports.files;

import dev.tagloop.labelstudio.convert.read.OffsetUnit;
import dev.tagloop.labelstudio.convert.rows.TagUse;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * What somebody said about files; what they left out is found by itself.
 *
 * @param delimiter what stands between the cells of a table
 * @param split what becomes one task of plain text; of CoNLL a sentence does, or with {@link TextSplit#FILE} a document
 * @param offsets what annotated files count their offsets in
 * @param labels what becomes of the labels of annotated files; empty for annotations
 */
public record ReadOptions(
        Optional<FileType> type,
        Optional<Charset> encoding,
        Optional<Character> delimiter,
        TextSplit split,
        Optional<OffsetUnit> offsets,
        Optional<TagUse> labels) {}
