/** The annotation server. */
package dev.tagloop.server;
