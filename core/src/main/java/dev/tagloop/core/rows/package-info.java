/**
 * Rows of data sets as work for annotators: which columns hold what, the texts with exact offsets, what is labelled already, and a
 * labelling configuration for it. Pure functions over plain values: {@code String}, {@code Number}, {@code List} and {@code Map}.
 */
package dev.tagloop.core.rows;
