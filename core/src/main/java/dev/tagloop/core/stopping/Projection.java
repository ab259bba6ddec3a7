package dev.tagloop.core.stopping;

import dev.tagloop.core.agreement.Interval;
import java.util.Optional;

/**
 * What more labels would bring.
 *
 * @param curve F1 by labels
 * @param f1 with everything labelled
 * @param left tasks that are left to the wished share of that, not below 0
 * @param hours that those take; empty where no time was measured
 */
public record Projection(LearningCurve curve, Interval f1, Interval left, Optional<Interval> hours) {}
