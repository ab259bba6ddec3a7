/** Whole projects as one file, out of this server and into another. */
package dev.tagloop.server.archives;
