package dev.tagloop.training.internal.loop;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.data.CompactVocabulary;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.family.Drafts;
import dev.tagloop.training.internal.family.Families;
import dev.tagloop.training.internal.heads.TokenClassification;
import dev.tagloop.training.internal.layers.Loaded;
import dev.tagloop.training.internal.layers.Slot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tensors of a token classifier of any family on their way from a checkpoint into training and back. */
final class TokenClassifierWeights {

    private final Checkpoint base;
    private final TagSet tags;
    private final ModelConfig config;
    private final Draft<TokenClassification> draft;
    private final CompactVocabulary vocabulary;

    /**
     * For one training.
     *
     * @param windows all that will ever be shown to the model
     */
    TokenClassifierWeights(Checkpoint base, TagSet tags, List<Window> windows, boolean wordShape) {
        this.base = base;
        this.tags = tags;
        this.config = base.config().withWordShape(wordShape);
        this.draft = Drafts.tokenClassification(config, tags.tags().size());
        this.vocabulary = CompactVocabulary.of(windows, base.config().padTokenId(), words().shape()[0]);
    }

    /** Whether a parameter is new or belongs to the head, so that it learns at a higher rate. */
    static boolean isHead(String name) {
        return isClassifier(name) || name.equals(Checkpoint.WORD_SHAPE_TABLE);
    }

    private static boolean isClassifier(String name) {
        return name.startsWith("classifier.");
    }

    Draft<TokenClassification> draft() {
        return draft;
    }

    CompactVocabulary vocabulary() {
        return vocabulary;
    }

    /** What training starts from: the encoder with its compact vocabulary, the word shapes, the classifier. */
    Loaded initial(long seed) {
        Loaded loaded = draft.blueprint()
                .load(base, name -> !tags.known() && isClassifier(name), config.initializerRange(), seed);
        Map<String, FloatTensor> weights = new TreeMap<>(loaded.weights());
        weights.computeIfPresent(words().name(), (name, table) -> vocabulary.gather(table));
        return new Loaded(weights, loaded.missing(), loaded.unexpected());
    }

    /** The checkpoint of trained values: the full vocabulary again, the labels in its configuration. */
    Checkpoint finished(Map<String, FloatTensor> trained) {
        Map<String, FloatTensor> weights = new TreeMap<>(trained);
        String table = words().name();
        weights.put(table, vocabulary.scatter(base.weight(table), trained.get(table)));
        return Checkpoint.of(
                config.withArchitecture(Families.of(config).classes(config) + "ForTokenClassification")
                        .withLabels(tags.tags()),
                weights,
                base.tokenizer());
    }

    private Slot words() {
        return draft.encoder().words();
    }
}
