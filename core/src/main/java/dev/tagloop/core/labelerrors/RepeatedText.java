package dev.tagloop.core.labelerrors;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text that occurs several times with different labels; blanks around it and their number within do not count.
 *
 * @param text with single blanks
 * @param documents where it occurs, by place in the list
 * @param answers the label of each occurrence, places counted in {@code text}
 * @param <A> what a label is
 */
public record RepeatedText<A>(String text, List<Integer> documents, List<A> answers) {

    /** Copies the lists. */
    public RepeatedText {
        documents = List.copyOf(documents);
        answers = List.copyOf(answers);
    }

    /** Repeated texts with different choices, by first occurrence. */
    public static <A> List<RepeatedText<A>> of(List<String> texts, List<A> answers) {
        if (texts.size() != answers.size()) {
            throw new IllegalArgumentException(texts.size() + " texts but " + answers.size() + " answers");
        }
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            places.computeIfAbsent(folded(texts.get(i)).strip(), key -> new ArrayList<>())
                    .add(i);
        }
        List<RepeatedText<A>> found = new ArrayList<>();
        places.forEach((text, documents) -> {
            List<A> own = documents.stream().map(answers::get).toList();
            if (new HashSet<>(own).size() > 1) {
                found.add(new RepeatedText<>(text, documents, own));
            }
        });
        return List.copyOf(found);
    }

    /** Repeated texts with different spans, by first occurrence. */
    public static List<RepeatedText<Set<LabeledSpan>>> of(List<LabeledText> documents) {
        return of(
                documents.stream().map(LabeledText::text).toList(),
                documents.stream().map(RepeatedText::foldedSpans).toList());
    }

    private static Set<LabeledSpan> foldedSpans(LabeledText document) {
        Text text = document.asText();
        Set<LabeledSpan> spans = new HashSet<>();
        for (LabeledSpan span : document.spans()) {
            int start = foldedLength(text, span.span().start());
            int end = Math.max(start, foldedLength(text, span.span().end()));
            spans.add(new LabeledSpan(new CodePointSpan(start, end), span.label()));
        }
        return Set.copyOf(spans);
    }

    private static int foldedLength(Text text, int end) {
        String before = folded(text.slice(new CodePointSpan(0, end))).stripLeading();
        return before.codePointCount(0, before.length());
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
