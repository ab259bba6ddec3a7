/** Readers of data files: Parquet, JSON, CSV, plain text. */
package dev.tagloop.datasets.format;
