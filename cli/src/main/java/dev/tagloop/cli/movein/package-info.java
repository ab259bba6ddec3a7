/** {@code tagloop import-label-studio}. */
package dev.tagloop.cli.movein;
