/** What the server does by itself, from time to time: {@link dev.tagloop.server.upkeep.Upkeep}. */
package dev.tagloop.server.upkeep;
