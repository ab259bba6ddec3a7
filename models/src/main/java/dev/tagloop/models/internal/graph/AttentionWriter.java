package dev.tagloop.models.internal.graph;

/** Writes the self-attention of one layer, up to the heads' joined values; the output projection is the layer's. */
interface AttentionWriter {
    /** @param input {@code [batch, tokens, hidden]}, as the output */
    String write(LayerNames names, String input);
}
