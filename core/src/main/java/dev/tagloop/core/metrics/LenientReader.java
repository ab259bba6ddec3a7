package dev.tagloop.core.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * seqeval's default mode, which is that of CoNLL's conlleval script: whatever the scheme, an entity begins where a tag
 * or a change of type says so, so that illegal sequences still give entities. {@code L} and {@code U} are unknown
 * letters to it and only the change of type counts.
 */
record LenientReader(TagForm form) implements EntityReader {

    @Override
    public List<TagEntity> read(List<List<String>> sentences) {
        List<TagEntity> entities = new ArrayList<>();
        // The state runs on over sentence borders, each of which counts as one outside tag: only so do stray untyped
        // tags come out as in the original.
        State state = new State('O', "", 0);
        for (int s = 0; s < sentences.size(); s++) {
            List<String> tags = sentences.get(s);
            state = new State(state.letter, state.type, 0);
            for (int i = 0; i <= tags.size(); i++) {
                String tag = i < tags.size() ? tags.get(i) : "O";
                char letter = form.letter(tag);
                String type = form.splitType(tag);
                if (state.endsBefore(letter, type)) {
                    entities.add(new TagEntity(s, state.type, state.begin, i));
                }
                state = new State(letter, type, state.isFollowedByStart(letter, type) ? i : state.begin);
            }
        }
        return entities;
    }

    private record State(char letter, String type, int begin) {

        boolean endsBefore(char next, String nextType) {
            boolean nextIsBorder = next == 'B' || next == 'S' || next == 'O';
            return letter == 'E'
                    || letter == 'S'
                    || (letter == 'B' || letter == 'I') && nextIsBorder
                    || isEntity(letter) && !type.equals(nextType);
        }

        boolean isFollowedByStart(char next, String nextType) {
            boolean closed = letter == 'E' || letter == 'S' || letter == 'O';
            return next == 'B'
                    || next == 'S'
                    || closed && (next == 'E' || next == 'I')
                    || isEntity(next) && !type.equals(nextType);
        }

        private static boolean isEntity(char letter) {
            return letter != 'O' && letter != '.';
        }
    }
}
