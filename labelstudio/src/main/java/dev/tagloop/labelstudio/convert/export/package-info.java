/**
 * Exports: a project's tasks as one file in a format that others read. {@link dev.tagloop.labelstudio.convert.export.ExportFormat}
 * names the formats; each has an {@link dev.tagloop.labelstudio.convert.export.ExportWriter} that needs the memory of one task,
 * however many there are.
 */
package dev.tagloop.labelstudio.convert.export;
