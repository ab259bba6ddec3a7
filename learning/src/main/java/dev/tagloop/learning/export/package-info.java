/**
 * A project's labels as a data set for Hugging Face's libraries: {@link dev.tagloop.learning.export.LabelDataset} makes it of
 * a snapshot, with a column for each control, and writes it in the layout of a Hub repository.
 */
package dev.tagloop.learning.export;
