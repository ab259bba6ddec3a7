/** The outbound gate: the only HTTP client of the product. */
package dev.tagloop.net;
