package dev.tagloop.training.internal.family;

import dev.tagloop.training.internal.layers.Blueprint;
import dev.tagloop.training.internal.layers.Encoder;

/**
 * A model without weights yet.
 *
 * @param blueprint what it needs; weights are bound to it
 * @param encoder its body
 * @param head what it is for
 */
public record Draft<H>(Blueprint blueprint, Encoder encoder, H head) {}
