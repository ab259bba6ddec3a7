/** What a project's tasks, annotations and drafts hold, counted: columns, kinds of regions, labels. */
package dev.tagloop.server.summary;
