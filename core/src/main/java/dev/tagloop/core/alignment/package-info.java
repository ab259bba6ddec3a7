/**
 * From labelled spans to token labels and back. Spans meet tokens by overlap, every span that does not fall on token
 * edges is reported, and long texts are cut into overlapping windows instead of losing their end.
 */
package dev.tagloop.core.alignment;
