/** Writing Parquet files. */
package dev.tagloop.datasets.parquet;
