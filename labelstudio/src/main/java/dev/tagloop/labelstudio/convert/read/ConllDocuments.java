package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.metrics.TagEntity;
import dev.tagloop.core.rows.JoinedTokens;
import dev.tagloop.core.rows.TagSequence;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.convert.read.Document.Verdict;
import dev.tagloop.labelstudio.convert.read.ReadOptions.Division;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** CoNLL's sentences as documents, or all sentences up to the next {@code -DOCSTART-} as one, a line each. */
final class ConllDocuments implements Documents {
    private final Iterator<SourceFile> files;
    private final TagReading tags;
    private final Division division;
    private String file = "";
    private ConllSentences sentences;
    /** The sentence that was read already, because the document in front of it had to be ended. */
    private ConllSentence ahead;

    private ConllDocuments(List<SourceFile> files, TagReading tags, Division division) {
        this.files = files.iterator();
        this.tags = tags;
        this.division = division;
    }

    /** Goes through all tags first: one may mean something else by what the others look like. */
    static Source of(List<SourceFile> files, ReadOptions options) {
        TagReading tags = new TagReading(options.scheme());
        boolean more = false;
        for (SourceFile source : files) {
            try (ConllSentences sentences = new ConllSentences(source)) {
                for (ConllSentence next = sentences.next(); next != null; next = sentences.next()) {
                    tags.add(next.tags());
                }
                more |= sentences.hasMore();
            }
        }
        List<String> remarks = new ArrayList<>();
        tags.remark().ifPresent(remarks::add);
        if (more) {
            remarks.add("Columns between words and tags were not kept.");
        }
        return new Source() {
            @Override
            public Documents open() {
                return new ConllDocuments(files, tags, options.division());
            }

            @Override
            public Iterable<String> remarks() {
                return remarks;
            }
        };
    }

    @Override
    public Entry next() {
        while (true) {
            ConllSentence sentence = take();
            if (sentence != null) {
                return division == Division.SENTENCES ? sentence(sentence) : document(sentence);
            }
            close();
            if (!files.hasNext()) {
                return null;
            }
            SourceFile source = files.next();
            file = source.name();
            sentences = new ConllSentences(source);
        }
    }

    private ConllSentence take() {
        ConllSentence next = ahead;
        ahead = null;
        return next != null ? next : sentences == null ? null : sentences.next();
    }

    private Entry sentence(ConllSentence sentence) {
        return entry(List.of(sentence));
    }

    private Entry document(ConllSentence first) {
        List<ConllSentence> all = new ArrayList<>(List.of(first));
        long words = first.words().size();
        for (ahead = sentences.next(); ahead != null && !ahead.begins(); ahead = sentences.next()) {
            words += ahead.words().size() + 1;
            if (words * 16 <= ConllSentences.MOST_CHARACTERS) {
                all.add(ahead);
            }
        }
        return words * 16 <= ConllSentences.MOST_CHARACTERS
                ? entry(all)
                : new RowError(file, first.line(), "", "the document is too long; take its sentences as tasks");
    }

    private Entry entry(List<ConllSentence> all) {
        Optional<ConllSentence> broken =
                all.stream().filter(sentence -> !sentence.problem().isEmpty()).findFirst();
        long row = all.getFirst().line();
        if (broken.isPresent()) {
            return new RowError(file, row, broken.get().field(), broken.get().problem());
        }
        try {
            return read(row, all);
        } catch (RowRefusal e) {
            return new RowError(file, row, e.field(), e.getMessage());
        }
    }

    private Document read(long row, List<ConllSentence> all) {
        StringBuilder text = new StringBuilder();
        List<WrittenSpan> spans = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            ConllSentence sentence = all.get(i);
            if (i > 0) {
                text.append('\n');
                from++;
            }
            JoinedTokens joined = sentence.joined();
            String field = "line " + sentence.line();
            List<String> read = new ArrayList<>(sentence.tags().size());
            sentence.tags().forEach(tag -> read.add(tags.tag(tag, field)));
            for (TagEntity entity : TagSequence.entities(read)) {
                Optional<CodePointSpan> span = joined.span(entity.start(), entity.end());
                if (span.isPresent()) {
                    CodePointSpan place = span.get().shift(from);
                    spans.add(new WrittenSpan(place.start(), place.end(), Optional.empty(), field));
                    labels.add(RowFields.label(entity.type(), field));
                }
            }
            text.append(joined.text());
            from += joined.text().codePointCount(0, joined.text().length());
        }
        Draft draft = new Draft(file, row, text.toString());
        draft.exact();
        for (int i = 0; i < spans.size(); i++) {
            draft.mark(spans.get(i), labels.get(i));
        }
        draft.verdict(Verdict.LABELLED);
        return draft.done();
    }

    @Override
    public void close() {
        if (sentences != null) {
            sentences.close();
            sentences = null;
        }
    }
}
