/** Uploaded files read row by row: what they are, by their first bytes and their names, and their rows as items to import. */
package dev.tagloop.server.imports.files;
