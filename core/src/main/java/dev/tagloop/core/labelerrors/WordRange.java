package dev.tagloop.core.labelerrors;

import dev.tagloop.core.text.CodePointSpan;
import java.util.List;

/** The words that a span touches. */
record WordRange(int first, int last) {

    /** Null if it touches none. */
    static WordRange of(CodePointSpan span, List<CodePointSpan> words) {
        int first = -1;
        int last = -1;
        for (int word = 0; word < words.size(); word++) {
            if (words.get(word).overlaps(span)) {
                first = first < 0 ? word : first;
                last = word;
            }
        }
        return first < 0 ? null : new WordRange(first, last);
    }

    int size() {
        return last - first + 1;
    }

    boolean holds(int word) {
        return first <= word && word <= last;
    }

    WordRange withoutFirst() {
        return new WordRange(first + 1, last);
    }

    WordRange withoutLast() {
        return new WordRange(first, last - 1);
    }

    WordRange withPrevious() {
        return new WordRange(first - 1, last);
    }

    WordRange withNext() {
        return new WordRange(first, last + 1);
    }

    CodePointSpan span(List<CodePointSpan> words) {
        return new CodePointSpan(words.get(first).start(), words.get(last).end());
    }
}
