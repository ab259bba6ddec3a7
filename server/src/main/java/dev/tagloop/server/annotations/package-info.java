/** Annotations: what a person said about a task. Every change keeps what it replaces. */
package dev.tagloop.server.annotations;
