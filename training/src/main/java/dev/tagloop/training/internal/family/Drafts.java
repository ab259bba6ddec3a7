package dev.tagloop.training.internal.family;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.heads.MaskedLanguage;
import dev.tagloop.training.internal.heads.Pooler;
import dev.tagloop.training.internal.heads.QuestionAnswering;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.heads.TokenClassification;
import dev.tagloop.training.internal.layers.Blueprint;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Scope;
import java.util.Optional;

/** Encoders of every family with every head. */
public final class Drafts {

    private Drafts() {}

    /** A body alone, with its pooler where it has one. */
    public static Draft<Optional<Pooler>> encoder(ModelConfig config) {
        Family family = Families.of(config);
        Blueprint blueprint = new Blueprint();
        Encoder encoder = family.encoder(config, blueprint.root());
        return new Draft<>(
                blueprint, encoder, family.pooler(config, blueprint.root().fresh()));
    }

    /** A classifier of pieces. */
    public static Draft<TokenClassification> tokenClassification(ModelConfig config, int classes) {
        Family family = Families.of(config);
        Blueprint blueprint = new Blueprint();
        Encoder encoder = family.encoder(config, blueprint.root());
        Scope head = blueprint.root().fresh();
        return new Draft<>(
                blueprint,
                encoder,
                new TokenClassification(
                        encoder,
                        family.pieces(config, head),
                        Linear.of(head, "classifier", encoder.hidden(), classes)));
    }

    /** A classifier of sequences, or with one output a regression. */
    public static Draft<SequenceClassification> sequenceClassification(ModelConfig config, int outputs) {
        Family family = Families.of(config);
        Blueprint blueprint = new Blueprint();
        Encoder encoder = family.encoder(config, blueprint.root());
        Scope head = blueprint.root().fresh();
        return new Draft<>(
                blueprint,
                encoder,
                new SequenceClassification(
                        encoder,
                        family.summary(config, head),
                        Linear.of(head, family.sequenceOutputs(), encoder.hidden(), outputs)));
    }

    /** A finder of answers. */
    public static Draft<QuestionAnswering> questionAnswering(ModelConfig config) {
        Family family = Families.of(config);
        Blueprint blueprint = new Blueprint();
        Encoder encoder = family.encoder(config, blueprint.root());
        Scope head = blueprint.root().fresh();
        return new Draft<>(
                blueprint,
                encoder,
                new QuestionAnswering(
                        encoder,
                        family.pieces(config, head),
                        Linear.of(head, family.questionOutputs(), encoder.hidden(), 2)));
    }

    /** A guesser of masked pieces. */
    public static Draft<MaskedLanguage> maskedLanguage(ModelConfig config) {
        Family family = Families.of(config);
        Blueprint blueprint = new Blueprint();
        Encoder encoder = family.encoder(config, blueprint.root());
        return new Draft<>(
                blueprint,
                encoder,
                family.masked(config, encoder, blueprint.root().fresh()));
    }
}
