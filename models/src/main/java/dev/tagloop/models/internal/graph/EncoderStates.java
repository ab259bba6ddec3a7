package dev.tagloop.models.internal.graph;

import java.util.List;

/**
 * What an encoder computes, each {@code [batch, tokens, hidden]}.
 *
 * @param layers the embeddings, then the output of each layer
 * @param last what heads read; the output of the last layer, normed where the family does so
 */
record EncoderStates(List<String> layers, String last) {
    EncoderStates {
        layers = List.copyOf(layers);
    }
}
