/** Duplicates of projects: settings, tasks, annotations and files, seen by others when they are complete. */
package dev.tagloop.server.copies;
