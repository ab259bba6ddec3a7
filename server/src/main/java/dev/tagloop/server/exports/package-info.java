/**
 * Exports: a project's tasks as one file. The formats are {@link dev.tagloop.labelstudio.convert.export}'s; this package reads the tasks
 * and answers requests.
 */
package dev.tagloop.server.exports;
