/**
 * What the data manager does to many tasks at once. Each action works through its selection a few hundred tasks at a time, each part in a
 * transaction of its own: a million tasks take no more memory than a thousand, and others write in between. What is done when the server
 * stops in the middle stays done; the same request again does the rest.
 */
package dev.tagloop.server.actions;
