/** Review: whether an answer is accepted, was put right by the reviewer, or goes back to its annotator, and why. */
package dev.tagloop.server.reviews;
