package dev.tagloop.datasets.starter;

import dev.tagloop.core.split.NumpyRandom;
import dev.tagloop.datasets.internal.starter.StarterSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sentences that are annotated a second time: a hundred, drawn by seed. Run it to get them without their marks, for
 * somebody who has not seen the first annotation.
 */
public final class SecondReading {

    static final int SENTENCES = 100;
    private static final long SEED = 7;

    private SecondReading() {}

    /**
     * Writes the sheet.
     *
     * @param args the file to write
     */
    public static void main(String[] args) throws IOException {
        Files.write(
                Path.of(args[0]),
                sample().stream()
                        .map(sentence ->
                                key(sentence) + "\t" + sentence.sentence().text())
                        .toList());
    }

    /** The sentences drawn, in the order of their files. */
    static List<StarterSentence> sample() {
        List<StarterSentence> all = StarterSentences.all();
        return IntStream.of(new NumpyRandom(SEED).permutation(all.size()))
                .limit(SENTENCES)
                .mapToObj(all::get)
                .sorted(Comparator.comparing(StarterSentence::genre).thenComparing(StarterSentence::line))
                .toList();
    }

    /** Where a sentence stands: {@code news:17}. */
    static String key(StarterSentence sentence) {
        return sentence.genre() + ":" + sentence.line();
    }
}
