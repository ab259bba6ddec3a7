/** The user guide that comes with the program. */
package dev.tagloop.server.help;
