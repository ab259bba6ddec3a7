/** Snapshots, runs, registry, pre-annotation: the loop. */
package dev.tagloop.learning;
