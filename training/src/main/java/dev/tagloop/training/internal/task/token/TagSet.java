package dev.tagloop.training.internal.task.token;

import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Checkpoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes of a token classifier in the order of its outputs.
 *
 * @param tags BIO tags
 * @param known whether the base checkpoint's classifier has these outputs already, so that training goes on from it
 */
public record TagSet(List<String> tags, boolean known) {

    /**
     * The base's own tags when its classifier can name every label of the data, else new tags: {@code O} and two for each
     * label in alphabetical order.
     *
     * @throws IllegalArgumentException if no text has a label
     */
    public static TagSet of(Checkpoint base, List<LabeledText> texts) {
        Set<String> labels = new TreeSet<>();
        for (LabeledText text : texts) {
            for (LabeledSpan span : text.spans()) {
                labels.add(span.label());
            }
        }
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("none of the " + texts.size()
                    + " training texts has a labelled span, so there is nothing to learn: label some first");
        }
        List<String> needed = Bio.tagsFor(List.copyOf(labels));
        List<String> own = base.labels();
        boolean usable = base.weights().containsKey("classifier.weight")
                && new HashSet<>(own).containsAll(needed)
                && own.stream().allMatch(TagSet::isBio);
        return usable ? new TagSet(own, true) : new TagSet(needed, false);
    }

    private static boolean isBio(String tag) {
        return tag.equals(Bio.OUTSIDE) || (tag.length() > 2 && (tag.startsWith("B-") || tag.startsWith("I-")));
    }

    /** The class number of each tag. */
    public Map<String, Integer> ids() {
        Map<String, Integer> ids = new HashMap<>();
        for (int i = 0; i < tags.size(); i++) {
            ids.put(tags.get(i), i);
        }
        return ids;
    }
}
