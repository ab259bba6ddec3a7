/** {@code tagloop simulate}. */
package dev.tagloop.cli.simulate;
