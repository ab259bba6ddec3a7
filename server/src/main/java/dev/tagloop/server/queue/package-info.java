/**
 * The label stream: which task an annotator gets next. Choosing and locking happen in one transaction of the one writer, so that two
 * annotators are never handed the same task beyond its overlap.
 */
package dev.tagloop.server.queue;
