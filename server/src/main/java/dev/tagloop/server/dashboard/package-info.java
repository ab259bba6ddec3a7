/** How the work in a project goes: over time, by annotator, by label. */
package dev.tagloop.server.dashboard;
