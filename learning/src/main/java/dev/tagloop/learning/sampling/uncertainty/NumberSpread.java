package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.NumberScores;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** How far several readings of a task give different numbers: their standard deviation. */
public final class NumberSpread implements Acquisition {
    private final String name;
    private final Need need;
    private final String who;
    private final Function<NumberScores, List<Double>> readings;

    private NumberSpread(String name, Need need, String who, Function<NumberScores, List<Double>> readings) {
        this.name = name;
        this.need = need;
        this.who = who;
        this.readings = readings;
    }

    /** Of passes with dropout (Gal and Ghahramani 2016). */
    public static NumberSpread ofPasses() {
        return new NumberSpread("number-spread", Need.NUMBER_DROPOUT, "passes with dropout", NumberScores::dropout);
    }

    /** Of versions of the model (query by committee for regression, Burbidge, Rowland and King 2007). */
    public static NumberSpread ofVersions() {
        return new NumberSpread("number-committee", Need.NUMBER_MEMBERS, "versions", NumberScores::members);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Need need() {
        return need;
    }

    @Override
    public double score(TaskScores scores) {
        List<Double> numbers = numbers(scores);
        double mean =
                numbers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return Math.sqrt(numbers.stream()
                .mapToDouble(number -> (number - mean) * (number - mean))
                .average()
                .orElse(0));
    }

    @Override
    public Reason why(TaskScores scores) {
        List<Double> numbers = numbers(scores);
        String least = String.format(Locale.ROOT, "%.2f", Collections.min(numbers));
        String most = String.format(Locale.ROOT, "%.2f", Collections.max(numbers));
        return Reason.of(name, who + " say " + least + " to " + most, least, most);
    }

    private List<Double> numbers(TaskScores scores) {
        return readings.apply(scores.number().orElseThrow());
    }
}
