package dev.tagloop.training.optimization;

/**
 * How the learning rate moves, and the numbers of that movement; see Hugging Face's {@code lr_scheduler_kwargs}.
 *
 * @param type the movement after the warm-up
 * @param warmupSteps over how many steps the rate rises from 0; 0 leaves it to a share of all steps
 * @param cycles of the cosine ({@code num_cycles}): waves for {@code cosine}, where 0.5 ends at 0; falls for {@code
 *     cosine_with_restarts}
 * @param power of {@code polynomial}
 * @param end the rate that {@code polynomial} ends at ({@code lr_end})
 */
public record ScheduleSettings(SchedulerType type, int warmupSteps, double cycles, double power, double end) {

    /** In a straight line to 0. */
    public static final ScheduleSettings LINEAR = of(SchedulerType.LINEAR);

    /** Checks each number's range. */
    public ScheduleSettings {
        Range.require(warmupSteps >= 0, "warmup_steps", warmupSteps, "0 or more");
        Range.require(cycles > 0 && Double.isFinite(cycles), "num_cycles", cycles, "above 0");
        Range.require(power > 0 && Double.isFinite(power), "power", power, "above 0");
        Range.require(end >= 0 && Double.isFinite(end), "lr_end", end, "0 or more");
    }

    /** A movement with the numbers that Python takes for it. */
    public static ScheduleSettings of(SchedulerType type) {
        return new ScheduleSettings(type, 0, type == SchedulerType.COSINE ? 0.5 : 1, 1, 1e-7);
    }

    /** A copy that moves in another way, with the cycles that Python takes for it. */
    public ScheduleSettings withType(SchedulerType value) {
        return new ScheduleSettings(value, warmupSteps, of(value).cycles, power, end);
    }

    /** A copy whose rate rises over other steps. */
    public ScheduleSettings withWarmupSteps(int value) {
        return new ScheduleSettings(type, value, cycles, power, end);
    }

    /** A copy with other cycles. */
    public ScheduleSettings withCycles(double value) {
        return new ScheduleSettings(type, warmupSteps, value, power, end);
    }

    /** A copy with another power and end. */
    public ScheduleSettings withPower(double newPower, double newEnd) {
        return new ScheduleSettings(type, warmupSteps, cycles, newPower, newEnd);
    }
}
