/** Connections to models elsewhere: adding and testing them, asking them for predictions, telling them to learn. */
package dev.tagloop.server.ml;
