/** What suggestions save: times with and without them, and what people do to them. */
package dev.tagloop.server.savings;
