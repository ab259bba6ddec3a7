package dev.tagloop.models;

/**
 * How long an extract may become. Words are runs of letters and digits; of scripts without blanks, characters.
 *
 * @param share of the words of the text, above 0 and up to 1
 * @param most words, whatever the share
 */
public record SummaryLength(double share, int most) {
    private static final double USUAL_SHARE = 0.2;
    private static final int USUAL_MOST = 150;

    /** @throws IllegalArgumentException if nothing could be taken */
    public SummaryLength {
        if (!(share > 0 && share <= 1) || most < 1) {
            throw new IllegalArgumentException("a summary of the share " + share + " with at most " + most
                    + " words cannot be: use a share above 0 and up to 1, and 1 word or more");
        }
    }

    /** A fifth of the text, as people's summaries of short texts have; at most 150 words. */
    public static SummaryLength usual() {
        return new SummaryLength(USUAL_SHARE, USUAL_MOST);
    }

    int words(int all) {
        return Math.min(most, (int) Math.round(all * share));
    }
}
