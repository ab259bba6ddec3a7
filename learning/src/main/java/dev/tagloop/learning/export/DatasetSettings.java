package dev.tagloop.learning.export;

import dev.tagloop.datasets.card.DataCard;
import dev.tagloop.learning.snapshot.AdjudicationPolicy;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person may decide about a data set of labels. {@code with…} methods give changed copies.
 *
 * @param name what the data set is called, such as the project's title
 * @param source where the labels come from, for the card
 * @param license the id of a license as the Hub knows it
 * @param policy how the snapshot was adjudicated, for the card
 * @param testSize the share of the rows that becomes the split {@code test}; empty for {@code train} alone
 * @param seed the seed of that split, 0 or more
 * @param pieces adds what a model reads; empty for texts and labels alone
 */
public record DatasetSettings(
        String name,
        String source,
        String license,
        AdjudicationPolicy policy,
        Optional<Double> testSize,
        long seed,
        Optional<PieceTokenizer> pieces) {
    /** The seed unless somebody says otherwise. */
    public static final long DEFAULT_SEED = 42;

    /** Checks share and seed. */
    public DatasetSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(license, "license");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(pieces, "pieces");
        testSize.ifPresent(share -> {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("the share of test rows is above 0 and below 1, not " + share);
            }
        });
        if (seed < 0) {
            throw new IllegalArgumentException("the seed is 0 or more, not " + seed);
        }
    }

    /** All rows in {@code train}, license unknown, adjudicated by the standard policy. */
    public static DatasetSettings of(String name, String source) {
        return new DatasetSettings(
                name,
                source,
                DataCard.UNKNOWN_LICENSE,
                AdjudicationPolicy.STANDARD,
                Optional.empty(),
                DEFAULT_SEED,
                Optional.empty());
    }

    /** With a license. */
    public DatasetSettings withLicense(String id) {
        return new DatasetSettings(name, source, id, policy, testSize, seed, pieces);
    }

    /** With the policy that the snapshot was made by. */
    public DatasetSettings withPolicy(AdjudicationPolicy other) {
        return new DatasetSettings(name, source, license, other, testSize, seed, pieces);
    }

    /** With a part to test on. */
    public DatasetSettings withTestSize(double share, long splitSeed) {
        return new DatasetSettings(name, source, license, policy, Optional.of(share), splitSeed, pieces);
    }

    /** With what a model reads. */
    public DatasetSettings withPieces(PieceTokenizer tokenizer) {
        return new DatasetSettings(name, source, license, policy, testSize, seed, Optional.of(tokenizer));
    }
}
