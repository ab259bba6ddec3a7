/**
 * The label stream: which task an annotator gets next, and which tasks are for whom. A task is looked for beside the writer, but the last
 * look and the lease are one transaction of the one writer, so that annotators are never handed a task beyond its overlap.
 */
package dev.tagloop.server.queue;
