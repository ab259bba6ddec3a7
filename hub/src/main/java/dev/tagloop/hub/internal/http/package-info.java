/** Requests to the Hub, and what its answers mean. */
package dev.tagloop.hub.internal.http;
