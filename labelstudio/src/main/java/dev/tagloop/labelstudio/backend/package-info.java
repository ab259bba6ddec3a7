/**
 * Label Studio's protocol for models that predict and learn: what a backend is ({@link dev.tagloop.labelstudio.backend.MlBackend} and what it may
 * be able to do beside), what goes over the wire, and the client that speaks to a backend elsewhere. Start at {@code MlBackend}; the module
 * {@code mlbackend} serves any of them over HTTP.
 */
package dev.tagloop.labelstudio.backend;
