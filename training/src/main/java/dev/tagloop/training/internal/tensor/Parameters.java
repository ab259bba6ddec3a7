package dev.tagloop.training.internal.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.tagloop.models.FloatTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The trainable tensors of a model under their Hugging Face names, in native memory.
 *
 * <p>Not safe for use by several threads.
 */
public final class Parameters implements AutoCloseable {

    private final NDManager manager;
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();
    private final Map<String, NDArray> trainable = new LinkedHashMap<>();

    /**
     * Copies values into native memory, all to be trained.
     *
     * @param manager owned by the new object and closed with it
     */
    public Parameters(NDManager manager, Map<String, FloatTensor> values) {
        this(manager, values, Set.of());
    }

    /** As the other one, with some that are not trained: those have no gradient and stay as they are. */
    public Parameters(NDManager manager, Map<String, FloatTensor> values, Set<String> frozen) {
        this.manager = manager;
        values.forEach((name, value) -> {
            NDArray tensor = Ops.copied(manager, value.buffer(), shape(value));
            tensors.put(name, tensor);
            if (!frozen.contains(name)) {
                tensor.setRequiresGradient(true);
                trainable.put(name, tensor);
            }
        });
    }

    /**
     * The tensor of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public NDArray get(String name) {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "the checkpoint has no tensor '" + name + "'; it has " + tensors.keySet());
        }
        return tensor;
    }

    /** Whether there is a tensor of this name. */
    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /** All names in the order they were given. */
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    /** The names of those that are trained, in the order they were given. */
    public Set<String> trainable() {
        return Collections.unmodifiableSet(trainable.keySet());
    }

    /** The manager of everything that lives as long as the model. */
    public NDManager manager() {
        return manager;
    }

    /** The gradients in the order of {@link #trainable}, as handles that belong to {@code step}. */
    public List<NDArray> gradients(NDManager step) {
        List<NDArray> gradients = new ArrayList<>(trainable.size());
        for (NDArray tensor : trainable.values()) {
            NDArray gradient = tensor.getGradient();
            gradient.attach(step);
            gradients.add(gradient);
        }
        return gradients;
    }

    /** A copy of all values. */
    public Map<String, FloatTensor> values() {
        Map<String, FloatTensor> values = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> values.put(name, copy(tensor)));
        return values;
    }

    /** A copy of a tensor's values out of native memory. */
    public static FloatTensor copy(NDArray tensor) {
        return FloatTensor.of(dimensions(tensor), tensor.toFloatArray());
    }

    /** The shape of a tensor. */
    public static int[] dimensions(NDArray tensor) {
        return Arrays.stream(tensor.getShape().getShape())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    private static Shape shape(FloatTensor tensor) {
        return new Shape(Arrays.stream(tensor.shape()).asLongStream().toArray());
    }

    /** How many tensors are open, those of running steps included: what grows when a step leaks. */
    public int live() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
