/** Data sets of the Hugging Face Hub as tasks of a project: what is there, how it would look, and the import as long work. */
package dev.tagloop.server.hub;
