package dev.tagloop.datasets.card;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.RepresentToNode;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/**
 * Writes YAML that every reader understands alike: a text that older YAML would take for something else, such as the class
 * {@code NO}, stands in quotes.
 */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./*-]*(?: [A-Za-z0-9_./*-]+)*");
    private static final Set<String> MEANT_OTHERWISE =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    private YamlText() {}

    /** A mapping as a block, with a line break behind it. */
    static String of(Map<String, ?> mapping) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(Integer.MAX_VALUE)
                .setSplitLines(false)
                .build();
        return new Dump(settings, new Quoting(settings)).dumpToString(mapping);
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !MEANT_OTHERWISE.contains(text.toLowerCase(Locale.ROOT));
    }

    private static final class Quoting extends StandardRepresenter {
        Quoting(DumpSettings settings) {
            super(settings);
            RepresentToNode strings = text -> scalar((String) text);
            representers.put(String.class, strings);
        }

        private Node scalar(String text) {
            if (isPlain(text)) {
                return representScalar(Tag.STR, text, ScalarStyle.PLAIN);
            }
            boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 127);
            return representScalar(Tag.STR, text, printable ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.DOUBLE_QUOTED);
        }
    }
}
