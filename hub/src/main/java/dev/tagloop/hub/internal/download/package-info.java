/** Downloads: what a file is, its content, whole snapshots. */
package dev.tagloop.hub.internal.download;
