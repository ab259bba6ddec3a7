package dev.tagloop.core.text;

import java.util.Random;

/** Seeded strings made of what makes offsets go wrong. */
final class RandomStrings {

    private static final String[] PARTS = {
        "a", "Z", " ", "\n", "\r\n", "\r", "\t", "é", "e\u0301", "o\u0302\u0323", "ß", "漢", "字", "한",
        "שלום", "مرحبا", "\u200F", "\u200D", "\u200B", "\uFE0F", "\u0301", "\uFFFD", "😀", "👍🏽", "👩‍👩‍👧‍👦",
                "🏳️‍🌈", "🇫🇷", "🇩🇪",
        "🇯", "𝒜", "\uD83D", "\uDE00", "\uD800", "\uDFFF", "1️⃣", "नि", "ก็"
    };

    private final Random random;

    RandomStrings(long seed) {
        random = new Random(seed);
    }

    String next() {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(24);
        for (int i = 0; i < parts; i++) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        // Every sixteenth is long, so that the counts of the index beyond its first words are used.
        return random.nextInt(16) == 0 ? text.toString().repeat(1 + random.nextInt(40)) : text.toString();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
