/** {@code tagloop backend}: serving models to annotation servers, and beginning a backend of one's own. */
package dev.tagloop.cli.backend;
