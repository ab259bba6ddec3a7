/**
 * The outbound gate: the only HTTP client of the product. Start at {@link dev.tagloop.net.OutboundGate}.
 */
package dev.tagloop.net;
