package dev.tagloop.core.metrics;

import dev.tagloop.core.metrics.Scheme.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * seqeval's strict mode: only what a scheme's own rules begin, continue and end is an entity; tags of another scheme are
 * an error.
 */
record StrictReader(Scheme scheme, TagForm form) implements EntityReader {

    @Override
    public List<TagEntity> read(List<List<String>> sentences) {
        List<TagEntity> entities = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            List<Token> tokens = new ArrayList<>();
            for (String tag : sentences.get(i)) {
                tokens.add(parse(tag, i));
            }
            tokens.add(Token.OUTSIDE);
            collect(i, tokens, entities);
        }
        return entities;
    }

    private void collect(int sentence, List<Token> tokens, List<TagEntity> entities) {
        Token previous = Token.OUTSIDE;
        int i = 0;
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            if (!scheme.isStart(previous, token)) {
                previous = token;
                i++;
                continue;
            }
            int end = i + 1;
            while (scheme.isInside(tokens.get(end - 1), tokens.get(end))) {
                end++;
            }
            if (scheme.isEnd(tokens.get(end - 1), tokens.get(end))) {
                entities.add(new TagEntity(sentence, token.type(), i, end));
            }
            previous = tokens.get(end - 1);
            i = end;
        }
    }

    private Token parse(String tag, int sentence) {
        char letter = form.letter(tag);
        if (!Scheme.isKnown(letter)) {
            throw new IllegalArgumentException("tag '" + tag + "' in sentence " + sentence + " begins with none of the"
                    + " letters I, O, B, E, S, U, L; lenient scoring accepts such tags");
        }
        if (!scheme.allows(letter)) {
            throw new IllegalArgumentException("tag '" + tag + "' in sentence " + sentence + " does not belong to "
                    + scheme + ", which has the letters " + scheme.letters() + "; choose the scheme of the tags");
        }
        return new Token(letter, form.strippedType(tag));
    }
}
