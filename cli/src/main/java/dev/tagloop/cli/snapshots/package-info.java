/** {@code tagloop snapshots}: the labels that versions of a model learned from, frozen. */
package dev.tagloop.cli.snapshots;
