/** Settings of the server: the same name as flag, environment variable and line of a file. */
package dev.tagloop.cli.settings;
