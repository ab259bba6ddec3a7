/** The one access function, {@link dev.tagloop.server.access.Access#require}, and the words it is asked in. */
package dev.tagloop.server.access;
