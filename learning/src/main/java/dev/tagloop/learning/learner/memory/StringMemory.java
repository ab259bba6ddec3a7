package dev.tagloop.learning.learner.memory;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import dev.tagloop.learning.internal.WordEdges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Remembers every surface form that was labelled, and finds it again in other texts, without any training. Forms are whole words, exactly as they
 * were written, upper and lower case included. A form that had no one label in at least half of its occurrences in labelled texts, alone or inside a
 * longer name, is a common word or an ambiguous name, and is not suggested; neither is one that stands beside capitals as a part of a longer name
 * does. The oldest tasks are forgotten when there are too many.
 *
 * <p>Each task counts once: what it says replaces what it said before. Bears several threads.
 */
public final class StringMemory {
    /** The longest form that is remembered, in UTF-16 units. */
    static final int LONGEST_FORM = 200;

    private static final long MOST_UNITS = 8L << 20;
    /** Up to so many forms it is faster to search a text for each. */
    private static final int FEW = 20;

    private final long mostUnits;
    private final FormIndex forms = new FormIndex();
    /** By task, the one that was labelled longest ago first. */
    private final LinkedHashMap<Long, List<RememberedText>> tasks = new LinkedHashMap<>();

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private long units;

    /** An empty memory with room for some tens of thousands of short texts. */
    public StringMemory() {
        this(MOST_UNITS);
    }

    /** An empty memory. @param mostUnits the most UTF-16 units of labelled texts that are kept */
    StringMemory(long mostUnits) {
        this.mostUnits = mostUnits;
    }

    /** Learns what a task says now. @param texts its labelled texts; empty to forget the task */
    public void learn(long task, List<LabeledText> texts) {
        learn(Map.of(task, texts));
    }

    /** The same for many tasks, in the order of the map, much faster than one by one. */
    public void learn(Map<Long, List<LabeledText>> labelled) {
        Map<Long, List<RememberedText>> fresh = new LinkedHashMap<>();
        labelled.forEach((task, texts) ->
                fresh.put(task, texts.stream().map(RememberedText::new).toList()));
        lock.writeLock().lock();
        try {
            fresh.keySet().forEach(this::forget);
            fresh.values().removeIf(List::isEmpty);
            addForms(fresh);
            fresh.forEach((task, texts) -> {
                tasks.put(task, texts);
                for (RememberedText text : texts) {
                    text.count(forms, 1);
                    units += text.length();
                }
            });
            while (units > mostUnits && tasks.size() > 1) {
                forget(tasks.firstEntry().getKey());
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Adds the forms that nobody labelled so far, with what older texts say about them. */
    private void addForms(Map<Long, List<RememberedText>> fresh) {
        FormIndex unknown = new FormIndex();
        for (List<RememberedText> texts : fresh.values()) {
            for (RememberedText text : texts) {
                for (String form : text.forms()) {
                    if (forms.get(form) == null && unknown.get(form) == null) {
                        unknown.add(new Form(form));
                    }
                }
            }
        }
        for (List<RememberedText> texts : tasks.values()) {
            for (RememberedText text : texts) {
                if (unknown.size() < FEW) {
                    unknown.all().forEach(text::count);
                } else {
                    text.count(unknown, 1);
                }
            }
        }
        unknown.all().forEach(forms::add);
    }

    private void forget(long task) {
        List<RememberedText> old = tasks.remove(task);
        if (old == null) {
            return;
        }
        for (RememberedText text : old) {
            text.count(forms, -1);
            units -= text.length();
        }
        for (RememberedText text : old) {
            for (String words : text.forms()) {
                Form form = forms.get(words);
                if (form != null && form.isForgotten()) {
                    forms.remove(form);
                }
            }
        }
    }

    /** What of a text was labelled before, by rising start, the longest forms first, none overlapping another. */
    public List<ScoredSpan> find(String text) {
        WordEdges edges = WordEdges.of(text);
        Text content = Text.of(text);
        List<ScoredSpan> found = new ArrayList<>();
        lock.readLock().lock();
        try {
            forms.longest(
                    text,
                    edges,
                    (form, start, end) -> found.add(new ScoredSpan(
                            content.toCodePoints(new Utf16Span(start, end)), form.label(), form.score())));
        } finally {
            lock.readLock().unlock();
        }
        return found;
    }

    /** The texts of the tasks that were labelled last, at most so many. */
    public List<LabeledText> latest(int most) {
        lock.readLock().lock();
        try {
            return tasks.reversed().values().stream()
                    .flatMap(List::stream)
                    .limit(most)
                    .map(RememberedText::source)
                    .toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How many tasks are remembered. */
    public int tasks() {
        lock.readLock().lock();
        try {
            return tasks.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How many forms are remembered, common words among them. */
    public int forms() {
        lock.readLock().lock();
        try {
            return forms.size();
        } finally {
            lock.readLock().unlock();
        }
    }
}
