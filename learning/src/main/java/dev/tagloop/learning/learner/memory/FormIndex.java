package dev.tagloop.learning.learner.memory;

import dev.tagloop.learning.internal.WordEdges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Forms by their first words, so that all that begin at a place of a text are found in one look. */
final class FormIndex {
    private static final Comparator<Form> LONGEST_FIRST =
            Comparator.comparingInt((Form form) -> -form.text().length());

    private final Map<String, Form> forms = new HashMap<>();
    private final Map<String, List<Form>> byFirstWord = new HashMap<>();

    /** Hears of a form in a text, in UTF-16 units. */
    @FunctionalInterface
    interface Occurrence {
        void found(Form form, int start, int end);
    }

    /** The form with this text, or null. */
    Form get(String text) {
        return forms.get(text);
    }

    int size() {
        return forms.size();
    }

    Collection<Form> all() {
        return forms.values();
    }

    void add(Form form) {
        forms.put(form.text(), form);
        List<Form> same = byFirstWord.computeIfAbsent(firstWord(form.text()), word -> new ArrayList<>(1));
        same.add(form);
        same.sort(LONGEST_FIRST);
    }

    void remove(Form form) {
        forms.remove(form.text());
        byFirstWord.computeIfPresent(firstWord(form.text()), (word, same) -> {
            same.remove(form);
            return same.isEmpty() ? null : same;
        });
    }

    private static String firstWord(String text) {
        return text.substring(0, WordEdges.of(text).after(0));
    }

    /** Every form at every place where it stands as whole words, also inside another. */
    void scan(String text, WordEdges edges, Occurrence occurrence) {
        for (int at = 0; at < text.length(); at = edges.after(at)) {
            for (Form form : beginningAt(text, edges, at)) {
                int end = at + form.text().length();
                if (text.startsWith(form.text(), at) && edges.at(end)) {
                    occurrence.found(form, at, end);
                }
            }
        }
    }

    /** The longest forms that are suggested and are no part of a longer name, from left to right, none inside another. */
    void longest(String text, WordEdges edges, Occurrence occurrence) {
        int at = 0;
        while (at < text.length()) {
            int end = edges.after(at);
            for (Form form : beginningAt(text, edges, at)) {
                int formEnd = at + form.text().length();
                if (form.isSuggested()
                        && text.startsWith(form.text(), at)
                        && edges.at(formEnd)
                        && !LongerName.holds(text, at, formEnd)) {
                    occurrence.found(form, at, formEnd);
                    end = formEnd;
                    break;
                }
            }
            at = end;
        }
    }

    private List<Form> beginningAt(String text, WordEdges edges, int at) {
        return byFirstWord.getOrDefault(text.substring(at, edges.after(at)), List.of());
    }
}
