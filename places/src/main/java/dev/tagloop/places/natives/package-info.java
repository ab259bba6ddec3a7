/** Native libraries out of jars, unpacked once for all runs. */
package dev.tagloop.places.natives;
