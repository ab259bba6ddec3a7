/**
 * Between Label Studio's JSON and labelled texts: {@link dev.tagloop.labelstudio.convert.SpanReader} turns annotations into
 * spans and reports what it had to repair or leave out, {@link dev.tagloop.labelstudio.convert.SpanWriter} turns spans into
 * regions, {@link dev.tagloop.labelstudio.convert.RowTasks} turns a data set's rows into tasks.
 */
package dev.tagloop.labelstudio.convert;
