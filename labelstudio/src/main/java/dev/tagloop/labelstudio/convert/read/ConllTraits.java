package dev.tagloop.labelstudio.convert.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What makes a text look like columns of words and tags. */
final class ConllTraits {
    private static final Pattern TAG = Pattern.compile("O|[BIESLUM]-\\S+");
    private static final List<String> ENDINGS = List.of(
            ".conll",
            ".conll2000",
            ".conll2002",
            ".conll2003",
            ".conllup",
            ".iob",
            ".iob2",
            ".bio",
            ".bioes",
            ".bilou");
    private static final int ENOUGH = 200;

    private ConllTraits() {}

    /**
     * What speaks for columns, a clause.
     *
     * @param cut whether there is more than {@code text}, whose last line may be broken off
     */
    static Optional<String> of(String name, String text, boolean cut) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (ENDINGS.stream().anyMatch(lower::endsWith)) {
            return Optional.of("its name ends as CoNLL files do");
        }
        List<String> lines =
                new ArrayList<>(Arrays.asList(text.replace("\ufeff", "").split("\r?\n", ENOUGH + 1)));
        if (cut || lines.size() > ENOUGH) {
            lines.removeLast();
        }
        if (!lines.isEmpty() && lines.getFirst().startsWith("-DOCSTART-")) {
            return Optional.of("it begins with -DOCSTART-");
        }
        if (!lines.isEmpty() && lines.getFirst().startsWith("# global.columns")) {
            return Optional.of("it names its columns as CoNLL-U Plus does");
        }
        return areColumns(lines) ? Optional.of("its lines are words with a tag") : Optional.empty();
    }

    private static boolean areColumns(List<String> lines) {
        int width = 0;
        int words = 0;
        boolean begins = false;
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.strip().split(line.indexOf('\t') >= 0 ? "\t" : " +");
            width = width == 0 ? cells.length : width;
            if (cells.length < 2
                    || cells.length != width
                    || !TAG.matcher(cells[width - 1]).matches()) {
                return false;
            }
            words++;
            begins |= !cells[width - 1].equals("O");
        }
        return words > 1 && begins;
    }
}
