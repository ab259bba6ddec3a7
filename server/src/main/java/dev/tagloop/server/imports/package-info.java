/**
 * Imports: from a request's JSON or from uploaded files, checked item by item, stored in chunks that nobody sees, and published at once or
 * not at all ({@link dev.tagloop.server.imports.Importer}). Uploads and what can be done with them are here too.
 */
package dev.tagloop.server.imports;
