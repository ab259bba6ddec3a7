package dev.tagloop.server.queue;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How the label stream works on this server.
 *
 * @param lease how long a task is kept for the person who was given it
 * @param historyLimit how many tasks of a project a person's history holds
 * @param clock what leases end by
 */
public record QueueSettings(Duration lease, int historyLimit, InstantSource clock) {}
