/**
 * A Hugging Face Hub on this machine, for tests: start at {@link dev.tagloop.conformance.hub.LocalHub}. It answers as the
 * real one does on the wire, knows nothing of the client that it tests, and misbehaves on demand.
 */
package dev.tagloop.conformance.hub;
