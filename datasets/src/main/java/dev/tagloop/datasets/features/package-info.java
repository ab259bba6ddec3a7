/**
 * The types of a data set's columns, as Hugging Face names them: values, class labels, lists, structs, translations; their
 * JSON form (the {@code huggingface} key of a Parquet schema) and YAML form (a data card).
 */
package dev.tagloop.datasets.features;
