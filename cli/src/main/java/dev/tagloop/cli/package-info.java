/** The tagloop program. */
package dev.tagloop.cli;
