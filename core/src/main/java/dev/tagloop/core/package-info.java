/** Text and offsets, label configs, spans, alignment, metrics, splits: pure functions. */
package dev.tagloop.core;
