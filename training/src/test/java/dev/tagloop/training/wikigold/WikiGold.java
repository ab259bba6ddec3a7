package dev.tagloop.training.wikigold;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.split.TrainTestSplit;
import dev.tagloop.core.text.CodePointSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The WikiGold corpus (Balasuriya et al. 2009, CC BY 4.0) beside the project: 145 documents, one text a sentence, words
 * joined by blanks, IO tags read so that neighbours of one type are one entity.
 */
final class WikiGold {

    /** Documents of sentences. */
    record Split(List<LabeledText> train, List<LabeledText> test) {}

    private WikiGold() {}

    static List<List<LabeledText>> documents() {
        Path file = Path.of(System.getProperty("tagloop.root", ".."), "..", "shared", "data", "wikigold")
                .resolve("wikigold.conll.txt")
                .normalize();
        assumeTrue(Files.isRegularFile(file), "WikiGold is not here, skipped: " + file);
        List<List<LabeledText>> documents = new ArrayList<>();
        List<LabeledText> document = new ArrayList<>();
        List<String[]> sentence = new ArrayList<>();
        for (String line : lines(file)) {
            if (line.isBlank() || line.startsWith("-DOCSTART-")) {
                if (!sentence.isEmpty()) {
                    document.add(text(sentence));
                    sentence.clear();
                }
                if (!line.isBlank()) {
                    documents.add(List.copyOf(document));
                    document.clear();
                }
            } else {
                sentence.add(line.split(" ", 2));
            }
        }
        if (!sentence.isEmpty()) {
            document.add(text(sentence));
        }
        if (!document.isEmpty()) {
            documents.add(List.copyOf(document));
        }
        return documents;
    }

    /** A fifth of the documents to test on. */
    static Split split(long seed) {
        List<List<LabeledText>> documents = documents();
        TrainTestSplit split = TrainTestSplit.of(documents.size(), 0.2, seed);
        return new Split(sentences(documents, split.train()), sentences(documents, split.test()));
    }

    private static List<LabeledText> sentences(List<List<LabeledText>> documents, List<Integer> chosen) {
        return chosen.stream().flatMap(i -> documents.get(i).stream()).toList();
    }

    private static LabeledText text(List<String[]> words) {
        StringBuilder text = new StringBuilder();
        List<CodePointSpan> tokens = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        int at = 0;
        for (String[] word : words) {
            if (at > 0) {
                text.append(' ');
                at++;
            }
            int length = word[0].codePointCount(0, word[0].length());
            tokens.add(new CodePointSpan(at, at + length));
            tags.add(word[1].strip());
            text.append(word[0]);
            at += length;
        }
        return new LabeledText(text.toString(), Bio.spans(tags, tokens));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
