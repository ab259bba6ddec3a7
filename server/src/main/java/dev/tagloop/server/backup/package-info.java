/**
 * Keeping what a server has: a backup is one file with the rows of the store, as text, and the files of the data folder, each with its digest. The same
 * rows bring a store back, on either kind of database ({@link dev.tagloop.server.backup.Restore}), and move it from one kind to the other
 * ({@link dev.tagloop.server.backup.Move}).
 */
package dev.tagloop.server.backup;
