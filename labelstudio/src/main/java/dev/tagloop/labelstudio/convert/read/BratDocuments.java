package dev.tagloop.labelstudio.convert.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** brat's documents: a text in {@code .txt} and its annotations in the {@code .ann} of the same name. */
final class BratDocuments implements Documents {
    private static final String TEXT = ".txt";
    private static final String ANNOTATIONS = ".ann";

    private final Iterator<Pair> pairs;

    private BratDocuments(Iterator<Pair> pairs) {
        this.pairs = pairs;
    }

    private record Pair(Optional<SourceFile> text, Optional<SourceFile> annotations) {
        Pair with(SourceFile file) {
            return file.name().endsWith(TEXT)
                    ? new Pair(Optional.of(file), annotations)
                    : new Pair(text, Optional.of(file));
        }
    }

    /** Files of other endings, such as {@code annotation.conf}, are passed over. */
    static Source of(List<SourceFile> files) {
        Map<String, Pair> pairs = new TreeMap<>();
        for (SourceFile file : files) {
            if (file.name().endsWith(TEXT) || file.name().endsWith(ANNOTATIONS)) {
                String stem = file.name().substring(0, file.name().length() - TEXT.length());
                pairs.put(
                        stem,
                        pairs.getOrDefault(stem, new Pair(Optional.empty(), Optional.empty()))
                                .with(file));
            }
        }
        return new Source() {
            @Override
            public Documents open() {
                return new BratDocuments(pairs.values().iterator());
            }

            @Override
            public Iterable<String> remarks() {
                return List.of();
            }
        };
    }

    @Override
    public Entry next() {
        if (!pairs.hasNext()) {
            return null;
        }
        Pair pair = pairs.next();
        if (pair.text().isEmpty()) {
            String name = pair.annotations().orElseThrow().name();
            return new RowError(
                    name, 1, "", "its text is missing: " + name.replaceFirst("\\.ann$", TEXT) + " belongs beside it");
        }
        SourceFile source = pair.text().get();
        String name = source.name();
        try {
            String text = text(source);
            if (pair.annotations().isEmpty()) {
                return new Draft(name, 1, text).done();
            }
            name = pair.annotations().get().name();
            return new BratAnnotations(pair.annotations().get(), text).read();
        } catch (RowRefusal e) {
            return new RowError(name, 1, e.field(), e.getMessage());
        }
    }

    /** The text to the last character: its line ends count. */
    private static String text(SourceFile file) {
        try (InputStream source = file.open()) {
            byte[] bytes = source.readNBytes(Lines.MOST_BYTES + 1);
            if (bytes.length > Lines.MOST_BYTES) {
                throw new RowRefusal("", "the text is longer than " + (Lines.MOST_BYTES >> 20) + " MiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RowRefusal("", "it is no UTF-8; save the file as UTF-8");
        } catch (IOException e) {
            throw Unreadable.of(file.name(), e);
        }
    }

    @Override
    public void close() {
        // Each file is closed when it is read.
    }
}
