package dev.tagloop.training.internal.seq2seq;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.layers.Encoder;

/** What a family of models that read and write does in its own way. */
public interface SequenceFamily {

    /** The name of its class for generation. */
    String architecture();

    /** A model that writes. */
    Draft<SequenceToSequence> model(ModelConfig config);

    /** The part that reads alone. */
    Draft<Encoder> encoder(ModelConfig config);
}
