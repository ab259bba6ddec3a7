/**
 * Reads annotated files of other programs as tasks to import: {@link dev.tagloop.labelstudio.convert.read.FileFormats} finds out what a
 * file is, {@link dev.tagloop.labelstudio.convert.read.FileFormat} reads it row by row, and every span is held against the text that it marks.
 */
package dev.tagloop.labelstudio.convert.read;
