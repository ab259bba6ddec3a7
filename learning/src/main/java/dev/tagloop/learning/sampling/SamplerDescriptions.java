package dev.tagloop.learning.sampling;

import java.util.Map;

/** What each sampler does, for people who label. */
public final class SamplerDescriptions {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("random", "Any task, each as likely as the others. What every other way has to beat."),
            Map.entry("sequential", "In the order in which the tasks came."),
            Map.entry("longest-first", "The longest texts first."),
            Map.entry(
                    "least-confidence",
                    "Tasks whose likeliest labelling as a whole is least sure. Prefers long texts."),
            Map.entry("breaking-ties", "Tasks with a word for which two labels are almost equally likely."),
            Map.entry("entropy-sum", "Tasks with the most doubt over all their words. Prefers long texts."),
            Map.entry("entropy-mean", "Tasks with the most doubt a word."),
            Map.entry("entropy-max", "Tasks with the single most doubtful word."),
            Map.entry(
                    "mnlp",
                    "Tasks that the model is least sure of a word, whatever their length. A good first choice for entities."),
            Map.entry("bald", "Tasks about which the model contradicts itself when parts of it are left out, a word."),
            Map.entry("bald-sum", "The same over all words of a task. Prefers long texts."),
            Map.entry("bald-max", "The same by the single word with the largest contradiction."),
            Map.entry(
                    "bald-full",
                    "Tasks about which the model contradicts itself when parts of all its layers are left out. Reads each text ten times."),
            Map.entry("vote-entropy", "Tasks for which versions of the model vote for different labels."),
            Map.entry("committee-kl", "Tasks for which versions of the model differ in how likely labels are."),
            Map.entry("kmeans++", "Texts that are unlike each other. Needs no labels to begin with."),
            Map.entry("coreset", "Again and again the text that is farthest from everything labelled or chosen."),
            Map.entry("badge", "Tasks that are doubtful and unlike each other."),
            Map.entry("density-mnlp", "Doubtful tasks that are like many others, so that odd ones do not come first."),
            Map.entry("hybrid", "First the doubtful tasks, then of those the ones that are unlike each other."),
            Map.entry("class-balancing", "Tasks that likely hold labels of which there are few so far."),
            Map.entry("likely-wrong", "Tasks where the model says something else than people did about similar texts."),
            Map.entry("entropy-sum-per-cost", "The most doubt for the reading time, which grows with the length."),
            Map.entry("unlikely-text", "Texts for which what the model would write is least likely."),
            Map.entry("changing-text", "Texts for which the model writes something else each time."),
            Map.entry("no-answer", "Questions of which it is open whether the text answers them at all."),
            Map.entry(
                    "number-spread", "Texts to which the model gives different numbers when parts of it are left out."),
            Map.entry("number-committee", "Texts to which versions of the model give different numbers."));

    /** Where one answer is given about a whole text. */
    private static final Map<String, String> WHOLE = Map.of(
            "least-confidence",
            "Tasks whose likeliest answer is least sure.",
            "breaking-ties",
            "Tasks for which two answers are almost equally likely.",
            "entropy-sum",
            "Tasks with the most doubt over all possible answers.",
            "bald",
            "Tasks about which the model contradicts itself when parts of it are left out.");

    /** Where each class is there or not. */
    private static final Map<String, String> EACH = Map.of(
            "least-confidence",
            "Tasks whose likeliest set of labels is least sure.",
            "breaking-ties",
            "Tasks with a label that is almost as likely there as not.",
            "entropy-sum",
            "Tasks with the most doubt over all labels.",
            "entropy-max",
            "Tasks with the single most doubtful label.",
            "bald",
            "Tasks about which the model contradicts itself when parts of it are left out, a label.",
            "bald-max",
            "The same by the single label with the largest contradiction.");

    private SamplerDescriptions() {}

    /** A sentence or two. @throws IllegalArgumentException if there is no such sampler */
    public static String of(String sampler) {
        String words = WORDS.get(sampler);
        if (words == null) {
            throw new IllegalArgumentException("there is no sampler " + sampler);
        }
        return words;
    }

    /** The same for tasks of a kind. */
    public static String of(String sampler, TaskKind kind) {
        String usual = of(sampler);
        return switch (kind) {
            case CLASS, ANSWER -> WHOLE.getOrDefault(sampler, usual);
            case CLASSES -> EACH.getOrDefault(sampler, usual);
            case SPANS, NUMBER, TEXT -> usual;
        };
    }
}
