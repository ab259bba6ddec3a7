/** Keeping what a server has: backups, bringing them back, and the way from one kind of database to the other. */
package dev.tagloop.cli.keep;
