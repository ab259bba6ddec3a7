package dev.tagloop.benchmarks;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.LabeledTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Sentences with named entities: WikiGold, split by documents, where it lies beside the project, else the starter set.
 *
 * @param name of the data set
 * @param train to learn from
 * @param test to measure with
 */
record Corpus(String name, List<LabeledText> train, List<LabeledText> test) {
    private static final Path WIKIGOLD = Path.of("..", "shared", "data", "wikigold", "wikigold.conll.txt");
    private static final long SEED = 42;
    private static final int FEW = 60;

    /** @param quick whether a few sentences will do */
    static Corpus read(boolean quick) {
        return read(quick, SEED);
    }

    /** @param seed that splits the documents of WikiGold */
    static Corpus read(boolean quick, long seed) {
        Corpus all = Files.isRegularFile(WIKIGOLD) ? wikigold(seed) : starter();
        return quick ? new Corpus(all.name, few(all.train), few(all.test)) : all;
    }

    private static Corpus wikigold(long seed) {
        LabeledTexts.Parts parts = LabeledTexts.read(WIKIGOLD).trainTestSplit(0.2, seed);
        return new Corpus("WikiGold", parts.train().texts(), parts.test().texts());
    }

    private static Corpus starter() {
        return new Corpus(
                "starter-ner",
                LabeledTexts.read("starter-ner", "train").texts(),
                LabeledTexts.read("starter-ner", "test").texts());
    }

    private static List<LabeledText> few(List<LabeledText> texts) {
        return List.copyOf(texts.subList(0, Math.min(FEW, texts.size())));
    }

    /** The texts to measure with, without their labels. */
    List<String> testTexts() {
        return test.stream().map(LabeledText::text).toList();
    }
}
