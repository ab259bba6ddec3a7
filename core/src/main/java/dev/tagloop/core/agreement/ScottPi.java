package dev.tagloop.core.agreement;

/**
 * Scott's π of two raters over the units that both rated; chance agreement comes from the distribution of both together
 * (Scott 1955, Public Opinion Quarterly 19(3)).
 */
public final class ScottPi implements Coefficient {

    /** @throws IllegalArgumentException unless the table has two columns */
    @Override
    public double of(RatingTable ratings) {
        TwoRaters.require(ratings, "Scott's pi");
        return new FleissKappa().of(PairedUnits.of(ratings));
    }
}
