package dev.tagloop.learning.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tagloop.core.combination.CalibrationError;
import dev.tagloop.core.combination.ScoreReliability;
import dev.tagloop.core.combination.TemperatureScaling;
import java.util.List;
import java.util.Optional;

/**
 * How far the scores of a run's model mean what they say, on the texts that it was measured on.
 *
 * @param predictions how many of its predictions have a score: spans, labels of texts, answers
 * @param error expected calibration error of the scores as the model gives them
 * @param bins those scores, sorted into bins
 * @param temperature at which the version's scores are served; null where there were too few predictions to tell one
 * @param calibratedError expected calibration error at the temperature, each fifth of the texts at the one that fits the others; null without one
 * @param calibratedBins the scores at the temperature, sorted into bins; null without one
 */
public record RunCalibration(
        int predictions,
        double error,
        List<CalibrationError.Bin> bins,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double temperature,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double calibratedError,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<CalibrationError.Bin> calibratedBins) {

    /** Copies the lists. */
    public RunCalibration {
        bins = List.copyOf(bins);
        calibratedBins = calibratedBins == null ? null : List.copyOf(calibratedBins);
    }

    static RunCalibration of(ScoreReliability measured) {
        return new RunCalibration(
                measured.predictions(),
                measured.before().expected(),
                measured.before().bins(),
                measured.scaling().map(TemperatureScaling::temperature).orElse(null),
                measured.after().map(CalibrationError::expected).orElse(null),
                measured.after().map(CalibrationError::bins).orElse(null));
    }

    /** What the scores are served at; empty to serve them as the model gives them. */
    public Optional<TemperatureScaling> scaling() {
        return Optional.ofNullable(temperature).map(TemperatureScaling::new);
    }
}
