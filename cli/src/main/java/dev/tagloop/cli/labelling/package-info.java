/** How the labelling of a project goes: whether to stop, and what suggestions saved. */
package dev.tagloop.cli.labelling;
