/** Exports: a project's tasks as one file. Each format is an {@link dev.tagloop.server.exports.Exporter}. */
package dev.tagloop.server.exports;
