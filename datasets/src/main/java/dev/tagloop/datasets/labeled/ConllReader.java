package dev.tagloop.datasets.labeled;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.DatasetException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a token a line, its tag in the last column, an empty line after each sentence. Lines with {@code -DOCSTART-} stand
 * between documents; in a file without them, or with one at its head only as Label Studio exports it, every sentence is a
 * document: there is nothing to keep together.
 */
public final class ConllReader {

    private static final String DOCUMENT_MARK = "-DOCSTART-";
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final Pattern TAG = Pattern.compile("O|[BIESLUM]-\\S+");

    private final Path file;
    private final List<List<LabeledText>> documents = new ArrayList<>();
    private List<LabeledText> document = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    private ConllReader(Path file) {
        this.file = file;
    }

    /**
     * The sentences of each document.
     *
     * @throws DatasetException if a line has no tag or the file cannot be read
     */
    public static List<List<LabeledText>> read(Path file) {
        return new ConllReader(file).readAll();
    }

    private List<List<LabeledText>> readAll() {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                readLine(number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line, number);
            }
        } catch (CharacterCodingException e) {
            throw new DatasetException(file + " is not UTF-8: convert it, for example with iconv", e);
        } catch (IOException e) {
            throw new DatasetException(file + " cannot be read: " + e.getMessage(), e);
        }
        endSentence();
        endDocument();
        if (documents.size() > 1) {
            return documents;
        }
        return documents.stream().flatMap(List::stream).map(List::of).toList();
    }

    private void readLine(String line, int number) {
        if (line.isBlank()) {
            endSentence();
            return;
        }
        String[] columns = line.indexOf('\t') >= 0 ? line.split("\t") : BLANKS.split(line.strip());
        if (columns[0].equals(DOCUMENT_MARK)) {
            endSentence();
            endDocument();
            return;
        }
        String tag = columns[columns.length - 1].strip();
        if (line.startsWith("#") && !TAG.matcher(tag).matches()) {
            return;
        }
        if (columns.length < 2) {
            throw new DatasetException(file + ", line " + number + ": \"" + line.strip()
                    + "\" has no tag. Each line holds a token, a blank or tab, and a tag such as O or B-PER;"
                    + " an empty line ends a sentence");
        }
        tokens.add(columns[0]);
        tags.add(tag);
    }

    private void endSentence() {
        if (!tokens.isEmpty()) {
            document.add(TaggedTokens.labeledText(tokens, tags));
            tokens.clear();
            tags.clear();
        }
    }

    private void endDocument() {
        if (!document.isEmpty()) {
            documents.add(document);
            document = new ArrayList<>();
        }
    }
}
