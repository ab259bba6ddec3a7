package dev.tagloop.learning.combination;

import dev.tagloop.core.agreement.RaterPair;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a combination is worth, on texts that none of its models has learned from. The combination's answers to each fifth of the texts come
 * of votes that were weighed on the others.
 *
 * @param members what each model alone reaches, in the order of the combination
 * @param combination what they reach together
 * @param best the member that reaches most
 * @param difference of the combination and that member
 * @param measure what the models agree by
 * @param pairs how far each pair agrees
 * @param labels how far they agree about each label
 */
public record CombinationReport(
        List<Measured> members,
        Measurement combination,
        String best,
        PairedBootstrap difference,
        String measure,
        List<RaterPair> pairs,
        SortedMap<String, Double> labels) {

    /**
     * A model alone.
     *
     * @param name what it is called
     * @param measurement what it reaches
     */
    public record Measured(String name, Measurement measurement) {}

    /** Copies the lists. */
    public CombinationReport {
        members = List.copyOf(members);
        pairs = List.copyOf(pairs);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** By how much the combination is better than the best member, in words. */
    public String against() {
        return String.format(
                Locale.ROOT,
                "against %s %+.3f, 95 %% interval %+.3f to %+.3f",
                best,
                difference.f1(),
                difference.low(),
                difference.high());
    }

    /** The figures that models are compared by, each under the name of its model, the combination's last. */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        members.forEach(
                member -> figures.put(member.name(), member.measurement().figure()));
        figures.put("combination", combination.figure());
        return figures;
    }
}
