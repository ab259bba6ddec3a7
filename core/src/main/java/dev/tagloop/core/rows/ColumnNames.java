package dev.tagloop.core.rows;

import java.util.List;

/** The names that columns of well-known data sets have, the most telling first. */
final class ColumnNames {
    static final List<String> TOKENS = List.of("tokens", "words", "token", "text", "sentence");
    static final List<String> TAGS = List.of(
            "ner_tags",
            "ner",
            "tags",
            "labels",
            "ner_labels",
            "entity_tags",
            "label",
            "bio_tags",
            "slots",
            "upos",
            "pos_tags",
            "chunk_tags");
    static final List<String> TEXTS = List.of(
            "text",
            "sentence",
            "content",
            "review",
            "comment",
            "body",
            "tweet",
            "utterance",
            "document",
            "article",
            "dialogue",
            "passage",
            "context",
            "message",
            "abstract",
            "question",
            "query",
            "prompt",
            "headline",
            "title");
    static final List<String> ENTITIES = List.of("entities", "spans", "annotations", "labels");
    static final List<String> LABELS = List.of(
            "label",
            "labels",
            "category",
            "categories",
            "class",
            "sentiment",
            "intent",
            "topic",
            "topics",
            "emotion",
            "emotions",
            "genre",
            "coarse_label",
            "fine_label",
            "stars",
            "rating",
            "target");
    static final List<String> PASSAGES = List.of("context", "passage", "paragraph", "text", "document", "article");
    static final List<String> QUESTIONS = List.of("question", "query");
    static final List<String> ANSWERS = List.of("answers", "answer");
    static final List<String> DOCUMENTS =
            List.of("document", "article", "dialogue", "text", "content", "report", "body", "source", "transcript");
    static final List<String> SUMMARIES = List.of("summary", "highlights", "abstract", "tldr", "summaries", "target");
    /** First and second texts that go together. */
    static final List<List<String>> PAIRS = List.of(
            List.of("premise", "hypothesis"),
            List.of("sentence1", "sentence2"),
            List.of("question1", "question2"),
            List.of("text1", "text2"),
            List.of("text_a", "text_b"),
            List.of("text", "text_pair"),
            List.of("question", "sentence"),
            List.of("question", "passage"));

    private ColumnNames() {}
}
