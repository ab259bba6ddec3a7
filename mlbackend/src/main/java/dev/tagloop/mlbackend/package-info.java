/**
 * The HTTP host for backends: serves any {@link dev.tagloop.labelstudio.backend.MlBackend} in the protocol that Label Studio speaks with its
 * own. Start at {@link dev.tagloop.mlbackend.BackendServer}.
 */
package dev.tagloop.mlbackend;
