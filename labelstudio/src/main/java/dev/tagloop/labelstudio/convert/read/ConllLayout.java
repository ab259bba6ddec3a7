package dev.tagloop.labelstudio.convert.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which column of a CoNLL file is for what: the first is the word and the last the tag, unless {@code # global.columns} names them, as
 * CoNLL-U Plus has it.
 */
final class ConllLayout {
    private static final String NAMES = "# global.columns =";
    private static final Pattern KEY = Pattern.compile("# ?[A-Za-z_.:]+ = .*");
    private static final Pattern TAG = Pattern.compile("O|[BIESLUM]-.+");
    /** Words of several tokens and words that are not there. */
    private static final Pattern NO_WORD = Pattern.compile("\\d+[-.]\\d+");
    /** Columns that CoNLL-U itself has. */
    private static final List<String> USUAL =
            List.of("ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC");

    private static final List<String> ENTITIES = List.of("NER", "ENTITY", "BIO");

    private List<String> names = List.of();
    private int width;

    /** Whether a line tells something about the others. In files without names a hash is a word where a tag stands behind it. */
    boolean isComment(String line) {
        if (!line.startsWith("#")) {
            return false;
        }
        if (isNamed()) {
            return line.indexOf('\t') < 0;
        }
        List<String> cells = cells(line);
        return KEY.matcher(line).matches()
                || !TAG.matcher(cells.getLast()).matches() && (cells.size() < 2 || cells.size() != width);
    }

    void comment(String line) {
        if (line.startsWith(NAMES)) {
            names = Arrays.asList(line.substring(NAMES.length()).strip().split(" +"));
            width = names.size();
        }
    }

    /** Whether Tagloop wrote the file, which tells of each word whether a blank follows, of the last one of a text too. */
    boolean isOurs() {
        return names.stream().anyMatch(name -> name.startsWith("TAGLOOP:"));
    }

    /** Whether the columns have names. */
    boolean isNamed() {
        return !names.isEmpty();
    }

    /** The cells of a line: parted by tabs where it has any, else by blanks. No other character parts them, so that words may hold it. */
    List<String> cells(String line) {
        boolean tabs = isNamed() || line.indexOf('\t') >= 0;
        List<String> cells = new ArrayList<>();
        int start = 0;
        while (start <= line.length()) {
            int end = line.indexOf(tabs ? '\t' : ' ', start);
            end = end < 0 ? line.length() : end;
            if (tabs || end > start) {
                cells.add(line.substring(start, end));
            }
            start = end + 1;
        }
        return cells.isEmpty() ? List.of("") : joined(cells);
    }

    /** Label Studio writes labels as they are, blanks and all, behind two columns that say nothing. */
    private static List<String> joined(List<String> cells) {
        boolean labelStudio =
                cells.size() > 4 && cells.get(1).equals("-X-") && cells.get(2).equals("_");
        return labelStudio
                ? List.of(cells.get(0), cells.get(1), cells.get(2), String.join(" ", cells.subList(3, cells.size())))
                : cells;
    }

    /**
     * Checks that a line has as many cells as the others.
     *
     * @return what is wrong; empty if nothing
     */
    String problem(List<String> cells) {
        if (cells.size() < 2) {
            return "a word and a tag are needed, parted by a blank or a tab";
        }
        width = width == 0 ? cells.size() : width;
        return cells.size() == width
                ? ""
                : "it has " + cells.size() + " columns, where " + width + " are usual in the file";
    }

    /** Whether a line stands for no word of its own. */
    boolean isSkipped(List<String> cells) {
        int id = names.indexOf("ID");
        return id >= 0 && NO_WORD.matcher(cells.get(id)).matches();
    }

    String word(List<String> cells) {
        return cells.get(Math.max(0, names.indexOf("FORM")));
    }

    /** The tag: in files with names {@code _} says that there is none. */
    String tag(List<String> cells) {
        String tag = cells.get(tagColumn());
        return isNamed() && tag.equals("_") ? "O" : tag;
    }

    /** The last column whose name is none of CoNLL-U's own, but rather one that speaks of entities. */
    private int tagColumn() {
        int found = width - 1;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).toUpperCase(Locale.ROOT);
            if (ENTITIES.stream().anyMatch(name::contains)) {
                return i;
            }
            found = USUAL.contains(name) ? found : i;
        }
        return found;
    }

    /** Whether something stands between word and tag that tells more than nothing. */
    boolean hasMore(List<String> cells) {
        return !isNamed()
                && cells.subList(1, cells.size() - 1).stream()
                        .anyMatch(cell -> !cell.equals("_") && !cell.equals("-X-") && !cell.equals("O"));
    }

    /** What stands in front of the first word. */
    String before(List<String> cells) {
        return spaces(cells, "SpacesBefore=", "");
    }

    /** What stands behind a word. */
    String after(List<String> cells) {
        return misc(cells).contains("SpaceAfter=No") ? "" : spaces(cells, "SpacesAfter=", " ");
    }

    private String spaces(List<String> cells, String key, String otherwise) {
        return misc(cells).stream()
                .filter(entry -> entry.startsWith(key))
                .map(entry -> plain(entry.substring(key.length())))
                .findFirst()
                .orElse(otherwise);
    }

    private List<String> misc(List<String> cells) {
        int misc = names.indexOf("MISC");
        return misc < 0 ? List.of() : Arrays.asList(cells.get(misc).split("\\|"));
    }

    /** The characters that UDPipe writes with a backslash. */
    private static String plain(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char unit = escaped.charAt(i);
            if (unit != '\\' || i + 1 == escaped.length()) {
                text.append(unit);
                continue;
            }
            i++;
            text.append(
                    switch (escaped.charAt(i)) {
                        case 's' -> ' ';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        case 'n' -> '\n';
                        case 'p' -> '|';
                        default -> escaped.charAt(i);
                    });
        }
        return text.toString();
    }
}
