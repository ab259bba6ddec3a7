package dev.tagloop.core.rows;

import dev.tagloop.core.text.LoneSurrogates;

/** Names of labels, which go into a labelling configuration. */
public final class LabelNames {
    private static final int LONGEST = 250;

    private LabelNames() {}

    /**
     * The name itself.
     *
     * @throws RowException if an attribute of XML cannot hold it as it is, or it is none
     */
    public static String checked(String name) {
        if (name.isBlank()) {
            throw new RowException("it has a label without a name");
        }
        if (name.length() > LONGEST) {
            throw new RowException("it has a label of " + name.length() + " characters, which is no label but a text");
        }
        if (name.chars().anyMatch(LabelNames::isNoCharacterOfAttributes)
                || LoneSurrogates.replace(name).count() > 0) {
            throw new RowException("it has a label with characters that no labelling configuration can hold");
        }
        return name;
    }

    private static boolean isNoCharacterOfAttributes(int unit) {
        return Character.isISOControl(unit) || unit == 0xFFFE || unit == 0xFFFF;
    }
}
