package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordShapeTest {
    @ParameterizedTest
    @CsvSource({
        "'', NONE",
        "berlin, LOWER",
        "straße, LOWER",
        "東京, LOWER",
        "Berlin, TITLE",
        "Éclair, TITLE",
        "O', SINGLE_CAPITAL",
        "I, SINGLE_CAPITAL",
        "NATO, UPPER",
        "U.S., UPPER",
        "iPhone, MIXED",
        "McDonald, MIXED",
        "𝐀, SINGLE_CAPITAL",
        "1999, DIGITS",
        "3.14, DIGITS",
        "٣, DIGITS",
        "B2B, ALPHANUMERIC",
        "1990s, ALPHANUMERIC",
        "!, NO_LETTERS",
        "😀, NO_LETTERS",
    })
    void aWordHasOneShape(String word, WordShape shape) {
        assertThat(WordShape.of(word)).isEqualTo(shape);
    }

    @Test
    void theRowsOfSavedTablesNeverMove() {
        assertThat(WordShape.COUNT).isEqualTo(9);
        assertThat(WordShape.values())
                .containsExactly(
                        WordShape.NONE,
                        WordShape.LOWER,
                        WordShape.TITLE,
                        WordShape.UPPER,
                        WordShape.SINGLE_CAPITAL,
                        WordShape.MIXED,
                        WordShape.DIGITS,
                        WordShape.ALPHANUMERIC,
                        WordShape.NO_LETTERS);
        assertThat(WordShape.LOWER.row()).isEqualTo(1);
    }
}
