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

    /** Makes a head over a body. */
    private interface HeadMaker<H> {
        H over(Family family, Encoder encoder, Scope root);
    }

    private static <H> Draft<H> draft(ModelConfig config, HeadMaker<H> head) {
        Family family = Families.of(config);
        Blueprint blueprint = new Blueprint();
        Encoder encoder = family.encoder(config, blueprint.root());
        return new Draft<>(
                blueprint, encoder, head.over(family, encoder, blueprint.root().fresh()));
    }

    /** A body alone, with its pooler where it has one. */
    public static Draft<Optional<Pooler>> encoder(ModelConfig config) {
        return draft(config, (family, encoder, root) -> family.pooler(config, root));
    }

    /** A classifier of pieces. */
    public static Draft<TokenClassification> tokenClassification(ModelConfig config, int classes) {
        return draft(
                config,
                (family, encoder, root) -> new TokenClassification(
                        encoder,
                        family.pieces(config, root),
                        Linear.of(root, "classifier", encoder.hidden(), classes)));
    }

    /** A classifier of sequences, or with one output a regression. */
    public static Draft<SequenceClassification> sequenceClassification(ModelConfig config, int outputs) {
        return draft(
                config,
                (family, encoder, root) -> new SequenceClassification(
                        encoder,
                        family.summary(config, root),
                        Linear.of(root, family.sequenceOutputs(), encoder.hidden(), outputs)));
    }

    /** A finder of answers. */
    public static Draft<QuestionAnswering> questionAnswering(ModelConfig config) {
        return draft(
                config,
                (family, encoder, root) -> new QuestionAnswering(
                        encoder,
                        family.pieces(config, root),
                        Linear.of(root, family.questionOutputs(), encoder.hidden(), 2),
                        family.questionsDrop()));
    }

    /** A guesser of masked pieces. */
    public static Draft<MaskedLanguage> maskedLanguage(ModelConfig config) {
        return draft(config, (family, encoder, root) -> family.masked(config, encoder, root));
    }
}
