package dev.tagloop.datasets.split;

/** How a percentage of a split becomes a number of rows. */
enum Rounding {
    /** To the nearest row, a half to the even one. */
    CLOSEST("closest") {
        @Override
        long boundary(long percent, long rows) {
            long hundredfold = Math.multiplyExact(percent, rows);
            long floor = Math.floorDiv(hundredfold, 100L);
            long rest = Math.floorMod(hundredfold, 100L);
            boolean up = rest > 50 || (rest == 50 && floor % 2 != 0);
            return up ? floor + 1 : floor;
        }
    },
    /** Every percent has the same number of rows; the remainder is dropped. */
    DROP_REMAINDER("pct1_dropremainder") {
        @Override
        long boundary(long percent, long rows) {
            return percent * (rows / 100);
        }
    };

    private final String keyword;

    Rounding(String keyword) {
        this.keyword = keyword;
    }

    abstract long boundary(long percent, long rows);

    static Rounding ofKeyword(String keyword, String expression) {
        for (Rounding rounding : values()) {
            if (rounding.keyword.equals(keyword)) {
                return rounding;
            }
        }
        throw new SplitException(
                expression, "the rounding is \"closest\" or \"pct1_dropremainder\", not \"" + keyword + "\"");
    }
}
