/** The versions of what was learned in projects, on the command line. */
package dev.tagloop.cli.models;
