package dev.tagloop.learning.quality;

import dev.tagloop.core.labelerrors.SuspectedSpan;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Labels made wrong on purpose: documents with errors of one kind in a share of their spans.
 *
 * @param documents changed
 * @param texts places of the texts with an error, over all documents
 */
record InjectedErrors(List<List<LabeledText>> documents, Set<Integer> texts) {

    private record Place(int text, int span) {}

    static InjectedErrors of(List<List<LabeledText>> documents, SuspectedSpan.Kind kind, double share, long seed) {
        Random random = new Random(seed);
        List<LabeledText> texts = documents.stream().flatMap(List::stream).toList();
        List<String> labels = texts.stream()
                .flatMap(text -> text.spans().stream())
                .map(LabeledSpan::label)
                .distinct()
                .sorted()
                .toList();
        List<Place> places = new ArrayList<>();
        for (int text = 0; text < texts.size(); text++) {
            for (int span = 0; span < texts.get(text).spans().size(); span++) {
                places.add(new Place(text, span));
            }
        }
        long wanted = Math.round(share * places.size());
        Collections.shuffle(places, random);
        List<LabeledText> changed = new ArrayList<>(texts);
        Set<Integer> hit = new HashSet<>();
        for (Place place : places) {
            // One error a text, so that an index of a span stays what it was.
            if (hit.size() < wanted && !hit.contains(place.text())) {
                List<LabeledSpan> spans =
                        new ArrayList<>(changed.get(place.text()).spans());
                Text text = changed.get(place.text()).asText();
                LabeledSpan wrong = wrong(text, spans, spans.get(place.span()), kind, labels, random);
                if (kind == SuspectedSpan.Kind.MISSING) {
                    spans.remove(place.span());
                } else if (wrong != null) {
                    spans.set(place.span(), wrong);
                } else {
                    continue;
                }
                changed.set(place.text(), new LabeledText(text.value(), spans));
                hit.add(place.text());
            }
        }
        List<List<LabeledText>> result = new ArrayList<>();
        int next = 0;
        for (List<LabeledText> document : documents) {
            result.add(List.copyOf(changed.subList(next, next + document.size())));
            next += document.size();
        }
        return new InjectedErrors(result, hit);
    }

    /** Null where the kind of error cannot be made of this span. */
    private static LabeledSpan wrong(
            Text text,
            List<LabeledSpan> spans,
            LabeledSpan span,
            SuspectedSpan.Kind kind,
            List<String> labels,
            Random random) {
        if (kind == SuspectedSpan.Kind.WRONG_TYPE) {
            int own = labels.indexOf(span.label());
            return new LabeledSpan(
                    span.span(), labels.get((own + 1 + random.nextInt(labels.size() - 1)) % labels.size()));
        }
        if (kind == SuspectedSpan.Kind.BOUNDARY) {
            return shifted(text, spans, span, random);
        }
        return null;
    }

    /** One border moved by a word, in or out. */
    private static LabeledSpan shifted(Text text, List<LabeledSpan> spans, LabeledSpan span, Random random) {
        List<CodePointSpan> words = Words.of(text);
        List<CodePointSpan> options = new ArrayList<>();
        for (int word = 0; word < words.size(); word++) {
            CodePointSpan place = words.get(word);
            if (place.start() > span.span().start()
                    && place.end() <= span.span().end()) {
                options.add(new CodePointSpan(place.start(), span.span().end()));
                options.add(new CodePointSpan(
                        span.span().start(), words.get(word - 1).end()));
            }
            if (word + 1 < words.size()
                    && words.get(word + 1).start() == span.span().start()) {
                options.add(new CodePointSpan(place.start(), span.span().end()));
            }
            if (word > 0 && words.get(word - 1).end() == span.span().end()) {
                options.add(new CodePointSpan(span.span().start(), place.end()));
            }
        }
        options.removeIf(option -> option.isEmpty()
                || spans.stream()
                        .anyMatch(other -> !other.equals(span) && other.span().overlaps(option)));
        return options.isEmpty() ? null : new LabeledSpan(options.get(random.nextInt(options.size())), span.label());
    }
}
