package dev.tagloop.server.accounts;

import dev.tagloop.server.http.Language;

/**
 * What is wrong with a form.
 *
 * @param field the field to be mended: {@code email}, {@code password}, or empty where it is not said which
 * @param detail fills the place that the phrase leaves open
 */
record FormProblem(String field, Phrase phrase, String detail) {
    static FormProblem of(String field, Phrase phrase) {
        return new FormProblem(field, phrase, "");
    }

    /** Whether this field may be the one. */
    boolean concerns(String name) {
        return field.isEmpty() || field.equals(name);
    }

    String in(Language language) {
        return phrase.in(language).formatted(detail);
    }
}
