/** What those who run the server look at: its measurements and the settings that are in force. */
package dev.tagloop.server.operations;
