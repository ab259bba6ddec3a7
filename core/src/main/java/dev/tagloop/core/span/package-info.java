/** Labelled stretches of text, in code points. */
package dev.tagloop.core.span;
