package dev.tagloop.server.imports.files;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * What somebody said about files; what they left out is found by itself.
 *
 * @param delimiter what stands between the cells of a table
 * @param split what becomes one task of plain text
 */
public record ReadOptions(
        Optional<FileType> type, Optional<Charset> encoding, Optional<Character> delimiter, TextSplit split) {}
