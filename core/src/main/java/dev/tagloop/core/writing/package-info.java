/** Texts to be written from texts: summaries, answers, translations. */
package dev.tagloop.core.writing;
