/** The accounts of a server, from the command line. */
package dev.tagloop.cli.user;
