package dev.tagloop.datasets.internal.starter;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence of the starter set: tokens separated by one blank, each mention as {@code [PER tok tok]}.
 *
 * @param tokens the tokens
 * @param mentions the mentions, in order
 */
public record MarkedSentence(List<String> tokens, List<Mention> mentions) {

    /** The types of mentions. */
    public static final List<String> TYPES = List.of("PER", "ORG", "LOC", "MISC");

    public MarkedSentence {
        tokens = List.copyOf(tokens);
        mentions = List.copyOf(mentions);
    }

    /**
     * A mention.
     *
     * @param type its type
     * @param first its first token
     * @param end the token after its last one
     */
    public record Mention(String type, int first, int end) {}

    /**
     * Reads a marked sentence.
     *
     * @throws IllegalArgumentException if the mark-up is wrong
     */
    public static MarkedSentence parse(String line) {
        List<String> tokens = new ArrayList<>();
        List<Mention> mentions = new ArrayList<>();
        String open = null;
        int first = 0;
        for (String part : line.split(" ", -1)) {
            if (part.startsWith("[")) {
                if (open != null || !TYPES.contains(part.substring(1))) {
                    throw new IllegalArgumentException("\"" + part + "\" does not begin a mention here");
                }
                open = part.substring(1);
                first = tokens.size();
                continue;
            }
            boolean closes = part.endsWith("]");
            String token = closes ? part.substring(0, part.length() - 1) : part;
            if (token.isEmpty() || token.contains("[") || token.contains("]")) {
                throw new IllegalArgumentException("\"" + part + "\" is no token: separate tokens by one blank");
            }
            tokens.add(token);
            if (closes) {
                if (open == null) {
                    throw new IllegalArgumentException("\"" + part + "\" closes a mention that was never begun");
                }
                mentions.add(new Mention(open, first, tokens.size()));
                open = null;
            }
        }
        if (open != null) {
            throw new IllegalArgumentException("the mention of type " + open + " is never closed");
        }
        return new MarkedSentence(tokens, mentions);
    }

    /** The text of a mention. */
    public String text(Mention mention) {
        return String.join(" ", tokens.subList(mention.first(), mention.end()));
    }

    /** The whole text: the tokens joined by one blank. */
    public String text() {
        return String.join(" ", tokens);
    }

    /** The tags of the tokens in the BIO scheme. */
    public List<String> tags() {
        List<String> tags = new ArrayList<>();
        tokens.forEach(token -> tags.add("O"));
        for (Mention mention : mentions) {
            for (int token = mention.first(); token < mention.end(); token++) {
                tags.set(token, (token == mention.first() ? "B-" : "I-") + mention.type());
            }
        }
        return tags;
    }
}
