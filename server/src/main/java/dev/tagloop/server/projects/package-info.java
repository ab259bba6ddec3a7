/**
 * Projects: their settings, their label config and what it must still fit, their counters. Other features find a project by
 * {@link dev.tagloop.server.projects.Projects} and ask access for {@link dev.tagloop.server.projects.Project#target}.
 */
package dev.tagloop.server.projects;
