/** Drafts: annotations that nobody has submitted yet. */
package dev.tagloop.server.drafts;
