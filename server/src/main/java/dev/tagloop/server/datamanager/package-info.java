/** What a data manager asks about a project: its columns, its counters, who works in it. */
package dev.tagloop.server.datamanager;
