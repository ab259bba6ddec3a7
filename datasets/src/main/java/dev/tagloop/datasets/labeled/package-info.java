/** Readers of labelled texts: token columns (CoNLL), JSON lines with offsets, rows with tokens and tags. */
package dev.tagloop.datasets.labeled;
