/** The cache on the disk, the same one that Python uses: what is in it and what may go. */
package dev.tagloop.hub.cache;
