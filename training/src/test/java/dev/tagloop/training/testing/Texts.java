package dev.tagloop.training.testing;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts written with their labels inside: {@code [PER Ada Lovelace] lives in [LOC London].} */
public final class Texts {

    private static final Pattern MARKED = Pattern.compile("\\[([A-Z]+) ([^]]+)]");

    private static final String[] PEOPLE = {"Ada Lovelace", "Zoë", "Li Wei", "Björn Ångström", "Maria", "O'Hara"};
    private static final String[] PLACES = {"London", "São Paulo", "Oslo", "New York", "Kyoto"};
    private static final String[] FRAMES = {
        "[PER %s] lives in [LOC %s] .",
        "Yesterday 😀 [PER %s] flew to [LOC %s] and back , twice in one week !",
        "In [LOC %2$s] nobody knew [PER %1$s]",
        "the weather in [LOC %2$s] was as bad as ever",
        "We asked [PER %s] about the trains , the buses and all the rest of it before we went home"
    };

    private Texts() {}

    public static LabeledText of(String marked) {
        StringBuilder text = new StringBuilder();
        List<LabeledSpan> spans = new ArrayList<>();
        Matcher matcher = MARKED.matcher(marked);
        int from = 0;
        while (matcher.find()) {
            text.append(marked, from, matcher.start());
            int start = text.codePointCount(0, text.length());
            text.append(matcher.group(2));
            spans.add(
                    new LabeledSpan(new CodePointSpan(start, text.codePointCount(0, text.length())), matcher.group(1)));
            from = matcher.end();
        }
        text.append(marked, from, marked.length());
        return new LabeledText(text.toString(), spans);
    }

    /** Different sentences about people and places; equal for equal numbers. */
    public static List<LabeledText> some(int count) {
        List<LabeledText> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(of(String.format(
                    FRAMES[i % FRAMES.length],
                    PEOPLE[(i * 7 + i / 5) % PEOPLE.length],
                    PLACES[(i * 3) % PLACES.length])));
        }
        return texts;
    }
}
