package dev.tagloop.server.quality;

import dev.tagloop.core.labelerrors.ConventionBreak;
import dev.tagloop.core.labelerrors.MentionVariants;
import dev.tagloop.core.labelerrors.RepeatedText;
import dev.tagloop.core.labelerrors.SpanConventions;
import dev.tagloop.core.labelerrors.SuspectedSpan;
import dev.tagloop.core.labelerrors.SuspectedText;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.Text;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.quality.Suspect.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes suspects of what core finds in a project's labels: by its own habits, and by models. */
final class LabelHabits {
    /** What breaks no habit of others: a blank or half a word at a border. */
    private static final double SURELY = 0.95;
    /** So many occurrences of some words, and this share of them alike, make a habit. */
    private static final int LEAST_VARIANTS = 3;

    private static final double MOSTLY = 2.0 / 3;
    private static final int MOST_PLACES = 20;

    private final LabelledTexts labelled;
    private final List<LabeledText> texts;

    LabelHabits(LabelledTexts labelled) {
        this.labelled = labelled;
        this.texts = labelled.texts();
    }

    private Suspect suspect(
            int document,
            Kind kind,
            double score,
            Optional<LabeledSpan> given,
            Optional<LabeledSpan> suggested,
            ObjectNode reason) {
        LabelledTexts.Labelled one = labelled.all().get(document);
        Text text = texts.get(document).asText();
        return new Suspect(
                one.task(),
                one.annotation(),
                kind,
                score,
                given.map(span -> Suspect.span(text, span)),
                suggested.map(span -> Suspect.span(text, span)),
                reason);
    }

    /** Spans whose borders are not as the project has them elsewhere. */
    List<Suspect> conventions() {
        return SpanConventions.standard().breaks(texts).stream()
                .map(broken -> suspect(
                        broken.document(),
                        Kind.CONVENTION,
                        share(broken),
                        Optional.of(broken.span()),
                        Optional.of(broken.suggested()),
                        reason(broken.kind().name())
                                .put("edge", broken.edge())
                                .put("usual", broken.usual())
                                .put("broken", broken.broken())))
                .toList();
    }

    private static double share(ConventionBreak broken) {
        return broken.usual() == 0 ? SURELY : (double) broken.usual() / (broken.usual() + broken.broken());
    }

    /** {@code because} names a kind of reason; other fields say more. */
    private static ObjectNode reason(String because) {
        return Json.object().put("because", because.toLowerCase(Locale.ROOT));
    }

    /** Words that nearly always have one label and here another, or none. */
    List<Suspect> variants() {
        List<Suspect> found = new ArrayList<>();
        for (MentionVariants variants : MentionVariants.of(texts)) {
            int all = variants.occurrences().values().stream()
                    .mapToInt(List::size)
                    .sum();
            Map.Entry<String, List<MentionVariants.Occurrence>> most = variants.occurrences().entrySet().stream()
                    .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                    .orElseThrow();
            double share = (double) most.getValue().size() / all;
            boolean habit = !most.getKey().equals(MentionVariants.UNLABELED)
                    && most.getValue().size() >= LEAST_VARIANTS
                    && share >= MOSTLY;
            if (habit) {
                variants.occurrences().forEach((label, occurrences) -> {
                    if (!label.equals(most.getKey())) {
                        occurrences.forEach(place -> found.add(variant(place, label, most, share)));
                    }
                });
            }
        }
        return found;
    }

    private Suspect variant(
            MentionVariants.Occurrence place,
            String label,
            Map.Entry<String, List<MentionVariants.Occurrence>> most,
            double share) {
        ObjectNode reason = reason("elsewhere").put("usual", most.getValue().size());
        reason.set(
                "tasks",
                places(most.getValue().stream()
                        .map(MentionVariants.Occurrence::document)
                        .distinct()
                        .toList()));
        return suspect(
                place.document(),
                Kind.VARIANT,
                share,
                label.equals(MentionVariants.UNLABELED)
                        ? Optional.empty()
                        : Optional.of(new LabeledSpan(place.span(), label)),
                Optional.of(new LabeledSpan(place.span(), most.getKey())),
                reason);
    }

    private ArrayNode places(List<Integer> documents) {
        ArrayNode tasks = Json.array();
        documents.stream()
                .limit(MOST_PLACES)
                .forEach(place -> tasks.add(labelled.all().get(place).task()));
        return tasks;
    }

    /** Texts that stand there several times and have different answers: those that are not like most. */
    List<Suspect> duplicates() {
        boolean choices = labelled.all().stream().anyMatch(one -> one.choice().isPresent());
        return choices
                ? duplicates(RepeatedText.of(
                        texts.stream().map(LabeledText::text).toList(),
                        labelled.all().stream()
                                .map(one -> one.choice().orElse(""))
                                .toList()))
                : duplicates(RepeatedText.of(texts));
    }

    private <A> List<Suspect> duplicates(List<RepeatedText<A>> repeated) {
        List<Suspect> found = new ArrayList<>();
        for (RepeatedText<A> text : repeated) {
            Map<A, Integer> counts = new HashMap<>();
            text.answers().forEach(answer -> counts.merge(answer, 1, Integer::sum));
            int most = counts.values().stream().max(Integer::compare).orElseThrow();
            // Where no answer is in the majority, all of them are to be looked at.
            boolean tie =
                    counts.values().stream().filter(count -> count == most).count() > 1;
            for (int i = 0; i < text.documents().size(); i++) {
                int count = counts.get(text.answers().get(i));
                if (tie || count < most) {
                    ObjectNode reason = reason("repeated").put("usual", most);
                    int self = text.documents().get(i);
                    reason.set(
                            "tasks",
                            places(text.documents().stream()
                                    .filter(document -> document != self)
                                    .toList()));
                    found.add(suspect(
                            self,
                            Kind.DUPLICATE,
                            1 - (double) count / text.documents().size(),
                            Optional.empty(),
                            Optional.empty(),
                            reason));
                }
            }
        }
        return found;
    }

    /** What models say that did not see the labels. */
    List<Suspect> byModels(List<SuspectedText> suspected) {
        List<Suspect> found = new ArrayList<>();
        for (SuspectedText text : suspected) {
            for (SuspectedSpan span : text.spans()) {
                found.add(suspect(
                        text.document(),
                        Kind.valueOf(span.kind().name()),
                        span.score(),
                        span.given(),
                        span.suggested(),
                        reason("model").put("doubt", text.score())));
            }
        }
        return found;
    }
}
