package dev.tagloop.core.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Scores tag sequences by whole entities: one counts as found only if both its borders and its type are right. Gives the
 * numbers of seqeval 1.2.2 to the last bit.
 *
 * {@snippet :
 * ScoreReport report = EntityScores.strict(Scheme.IOB2).compare(goldTags, predictedTags);
 * System.out.println(report.text(4));
 * }
 */
public final class EntityScores {

    private final Scheme scheme;
    private final TagForm form;
    private final double zeroDivision;

    private EntityScores(Scheme scheme, TagForm form, double zeroDivision) {
        this.scheme = scheme;
        this.form = form;
        this.zeroDivision = zeroDivision;
    }

    /** Only legal sequences of {@code scheme} give entities. */
    public static EntityScores strict(Scheme scheme) {
        return new EntityScores(Objects.requireNonNull(scheme, "scheme"), TagForm.PREFIX, 0);
    }

    /** seqeval's default mode: any tags of any scheme, illegal sequences repaired as CoNLL's script does. */
    public static EntityScores lenient() {
        return new EntityScores(null, TagForm.PREFIX, 0);
    }

    /** The same scoring for tags of another form, such as {@code PER-B}. */
    public EntityScores form(TagForm tagForm) {
        return new EntityScores(scheme, Objects.requireNonNull(tagForm, "form"), zeroDivision);
    }

    /** The same scoring with another value where a precision or recall would divide by 0: 0 (the default) or 1. */
    public EntityScores zeroDivision(double value) {
        if (value != 0 && value != 1) {
            throw new IllegalArgumentException("zeroDivision is 0 or 1, not " + value);
        }
        return new EntityScores(scheme, form, value);
    }

    /**
     * The entities of tag sequences.
     *
     * @param sentences one list of tags a sentence
     * @throws IllegalArgumentException in strict mode, if a tag does not belong to the scheme
     */
    public List<TagEntity> entities(List<List<String>> sentences) {
        EntityReader reader = scheme == null ? new LenientReader(form) : new StrictReader(scheme, form);
        return List.copyOf(reader.read(sentences));
    }

    /**
     * Scores predictions.
     *
     * @param gold one list of tags a sentence, as labelled
     * @param predicted the same sentences as predicted, each of the same length
     * @throws IllegalArgumentException if there is no sentence, if lengths differ, or, in strict mode, if a tag does not
     *     belong to the scheme
     */
    public ScoreReport compare(List<List<String>> gold, List<List<String>> predicted) {
        checkLengths(gold, predicted);
        List<TagEntity> goldEntities = entities(gold);
        List<TagEntity> predictedEntities = entities(predicted);
        Set<TagEntity> goldSet = new HashSet<>(goldEntities);
        Map<String, Counts> counts = new HashMap<>();
        for (TagEntity entity : goldSet) {
            counts.merge(entity.type(), new Counts(0, 0, 1), Counts::plus);
        }
        for (TagEntity entity : new HashSet<>(predictedEntities)) {
            counts.merge(entity.type(), new Counts(goldSet.contains(entity) ? 1 : 0, 1, 0), Counts::plus);
        }
        return ScoreReport.of(counts, zeroDivision);
    }

    private static void checkLengths(List<List<String>> gold, List<List<String>> predicted) {
        if (gold.isEmpty()) {
            throw new IllegalArgumentException("there is no sentence to score");
        }
        List<Integer> goldLengths = lengths(gold);
        List<Integer> predictedLengths = lengths(predicted);
        if (goldLengths.size() != predictedLengths.size()) {
            throw new IllegalArgumentException(
                    goldLengths.size() + " sentences are labelled but " + predictedLengths.size() + " predicted");
        }
        for (int i = 0; i < goldLengths.size(); i++) {
            if (!goldLengths.get(i).equals(predictedLengths.get(i))) {
                throw new IllegalArgumentException("sentence " + i + " has " + goldLengths.get(i) + " tags but "
                        + predictedLengths.get(i) + " predicted ones");
            }
        }
    }

    private static List<Integer> lengths(List<List<String>> sentences) {
        List<Integer> lengths = new ArrayList<>();
        sentences.forEach(tags -> lengths.add(tags.size()));
        return lengths;
    }
}
