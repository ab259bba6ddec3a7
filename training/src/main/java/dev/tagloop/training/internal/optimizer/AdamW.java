package dev.tagloop.training.internal.optimizer;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.training.internal.tensor.Ops;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.optimization.AdamSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2017), with PyTorch's meaning of every number.
 *
 * <p>Biases and layer norms do not decay. Parameters may have their own multiple of the learning rate.
 */
public final class AdamW {

    private static final Pattern UNDECAYED =
            Pattern.compile("bias|layernorm|(^|[._])norm\\.", Pattern.CASE_INSENSITIVE);

    private record Slot(String name, NDArray weight, NDArray mean, NDArray variance, double decay, double multiple) {}

    private final List<Slot> slots = new ArrayList<>();
    private final AdamSettings settings;
    private long updates;

    /**
     * What an optimiser knows beside the weights.
     *
     * @param updates how many there were
     * @param means first moments by parameter
     * @param variances second moments by parameter
     */
    public record Moments(long updates, Map<String, FloatTensor> means, Map<String, FloatTensor> variances) {}

    /** Hears of the moments of a parameter, which stay in native memory. */
    @FunctionalInterface
    public interface MomentsVisitor {
        /** The moments of a parameter. */
        void visit(String name, NDArray mean, NDArray variance);
    }

    /**
     * An optimiser with fresh moments; they live in the parameters' manager.
     *
     * @param decay per unit of learning rate
     * @param multiple of the learning rate for a parameter's name
     */
    public AdamW(Parameters parameters, double decay, ToDoubleFunction<String> multiple) {
        this(parameters, decay, multiple, Optional.empty());
    }

    /** As the other one, going on with the moments of an earlier optimiser where there are some. */
    public AdamW(Parameters parameters, double decay, ToDoubleFunction<String> multiple, Optional<Moments> moments) {
        this(parameters, AdamSettings.DEFAULT, decay, multiple, moments);
    }

    /** As the other one, with other inner numbers. */
    public AdamW(
            Parameters parameters,
            AdamSettings settings,
            double decay,
            ToDoubleFunction<String> multiple,
            Optional<Moments> moments) {
        this.settings = settings;
        updates = moments.map(Moments::updates).orElse(0L);
        for (String name : parameters.trainable()) {
            NDArray weight = parameters.get(name);
            slots.add(new Slot(
                    name,
                    weight,
                    moment(parameters, weight, moments.map(Moments::means).map(means -> means.get(name))),
                    moment(parameters, weight, moments.map(Moments::variances).map(all -> all.get(name))),
                    decays(name) ? decay : 0,
                    multiple.applyAsDouble(name)));
        }
    }

    private static NDArray moment(Parameters parameters, NDArray weight, Optional<FloatTensor> earlier) {
        return earlier.map(values -> Ops.copied(parameters.manager(), values.buffer(), weight.getShape()))
                .orElseGet(() -> Ops.zeros(parameters.manager(), weight.getShape()));
    }

    /** Shows the moments of all parameters in their order. */
    public void moments(MomentsVisitor visitor) {
        slots.forEach(slot -> visitor.visit(slot.name, slot.mean, slot.variance));
    }

    /** Whether weight decay applies to a parameter: not to biases and not to norms, whatever their family calls them. */
    public static boolean decays(String name) {
        return !UNDECAYED.matcher(name).find();
    }

    /**
     * One update of all parameters; clears their gradients.
     *
     * @param gradients in the order of the trainable parameters
     * @param gradientScale what clipping multiplies the gradients by
     */
    public void update(List<NDArray> gradients, double rate, double gradientScale) {
        updates++;
        double correction1 = 1 - Math.pow(settings.beta1(), updates);
        double correction2 = Math.sqrt(1 - Math.pow(settings.beta2(), updates));
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            double own = rate * slot.multiple;
            // The native call divides by root(variance) + epsilon, uncorrected; PyTorch by root(variance) / correction2
            // + epsilon. Scaling epsilon makes the two equal.
            Ops.adamW(
                    slot.weight,
                    gradients.get(i),
                    slot.mean,
                    slot.variance,
                    (float) own,
                    (float) (own * correction2 / correction1),
                    (float) slot.decay,
                    (float) gradientScale,
                    (float) settings.beta1(),
                    (float) settings.beta2(),
                    (float) (settings.epsilon() * correction2));
        }
    }
}
