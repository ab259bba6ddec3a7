/**
 * Tasks: stored in {@link dev.tagloop.server.tasks.Tasks}, counted by {@link dev.tagloop.server.tasks.Counters}, shown by {@link
 * dev.tagloop.server.tasks.TaskJson}. {@link dev.tagloop.server.tasks.Scope} finds the project that a request is about.
 */
package dev.tagloop.server.tasks;
