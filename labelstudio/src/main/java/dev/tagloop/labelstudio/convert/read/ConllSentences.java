package dev.tagloop.labelstudio.convert.read;

import java.util.ArrayList;
import java.util.List;

/** The sentences of a CoNLL file: lines of columns up to a blank line or a {@code -DOCSTART-}. */
final class ConllSentences implements AutoCloseable {
    /** The longest sentence, in characters: no more than a line of other formats may have. */
    static final int MOST_CHARACTERS = Lines.MOST_BYTES;

    private static final String DOCUMENT = "-DOCSTART-";

    private final Lines lines;
    private final ConllLayout layout = new ConllLayout();
    private boolean begins;
    private boolean more;

    ConllSentences(SourceFile file) {
        this.lines = Lines.of(file);
    }

    /** The next sentence; null behind the last one. */
    ConllSentence next() {
        Building building = new Building();
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            boolean border = line.text().filter(String::isBlank).isPresent();
            boolean document = line.text().filter(ConllSentences::isDocument).isPresent();
            if (!border && !document) {
                building.add(line);
            } else if (building.holdsWords()) {
                ConllSentence sentence = building.done(begins);
                begins = document;
                return sentence;
            } else {
                begins |= document;
            }
        }
        return building.holdsWords() ? building.done(begins) : null;
    }

    private static boolean isDocument(String line) {
        return line.startsWith(DOCUMENT)
                && (line.length() == DOCUMENT.length() || Character.isWhitespace(line.charAt(DOCUMENT.length())));
    }

    /** Whether something stood between words and tags. */
    boolean hasMore() {
        return more;
    }

    @Override
    public void close() {
        lines.close();
    }

    /** A sentence while its lines are read. */
    private final class Building {
        private final List<String> words = new ArrayList<>();
        private final List<String> tags = new ArrayList<>();
        private final List<String> gaps = new ArrayList<>();
        private long first;
        private long characters;
        private boolean beginsDocument;
        private String field = "";
        private String problem = "";

        boolean holdsWords() {
            return !words.isEmpty() || !problem.isEmpty();
        }

        void add(Lines.Line line) {
            if (!problem.isEmpty()) {
                return;
            }
            if (line.text().isEmpty()) {
                fail(line.number(), line.problem());
                return;
            }
            String content = line.text().get();
            // A word costs memory beside its characters.
            characters += content.length() + 16;
            if (characters > MOST_CHARACTERS) {
                fail(line.number(), "the sentence is too long; a blank line ends one");
            } else if (layout.isComment(content)) {
                // In the midst of a sentence nothing can tell what its columns are.
                if (words.isEmpty()) {
                    layout.comment(content);
                }
                beginsDocument |= content.startsWith("# newdoc");
            } else {
                word(line.number(), layout.cells(content));
            }
        }

        private void word(long number, List<String> cells) {
            String wrong = layout.problem(cells);
            if (!wrong.isEmpty()) {
                fail(number, wrong);
            } else if (!layout.isSkipped(cells)) {
                if (words.isEmpty()) {
                    first = number;
                    if (layout.isNamed()) {
                        gaps.add(layout.before(cells));
                    }
                }
                words.add(layout.word(cells));
                tags.add(layout.tag(cells));
                if (layout.isNamed()) {
                    gaps.add(layout.after(cells));
                }
                more |= layout.hasMore(cells);
            }
        }

        private void fail(long number, String what) {
            first = words.isEmpty() ? number : first;
            field = "line " + number;
            problem = what;
            words.clear();
            tags.clear();
            gaps.clear();
        }

        ConllSentence done(boolean begun) {
            return new ConllSentence(
                    first, words, tags, gaps, layout.isOurs(), beginsDocument || begun, field, problem);
        }
    }
}
