package dev.tagloop.training.internal.layers;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.training.internal.tensor.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * All tensors of a model with their names and shapes, as its configuration asks for them. Parts declare theirs through
 * {@link #root()}; then a checkpoint is held against it, and at last tensors in native memory are bound to it.
 */
public final class Blueprint {

    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Slot> tied = new TreeMap<>();
    private final Set<String> frozen = new TreeSet<>();
    private final List<Linear> linears = new ArrayList<>();

    /** The root of the tree of names, below which a checkpoint must hold every tensor. */
    public Scope root() {
        return new Scope(this, "", false);
    }

    Slot declare(Slot slot) {
        if (slots.putIfAbsent(slot.name(), slot) != null) {
            throw new IllegalStateException("'" + slot.name() + "' is declared twice");
        }
        return slot;
    }

    void tied(String name, Slot slot) {
        tied.put(name, slot);
    }

    Slot frozen(Slot slot) {
        frozen.add(slot.name());
        return slot;
    }

    Linear linear(Linear layer) {
        linears.add(layer);
        return layer;
    }

    List<Linear> linears() {
        return List.copyOf(linears);
    }

    /** The shape of every tensor by name, in the order of declaration. */
    public Map<String, int[]> shapes() {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        slots.values().forEach(slot -> shapes.put(slot.name(), slot.shape()));
        return shapes;
    }

    /** Names of tensors that are not trained. */
    public Set<String> frozen() {
        return Set.copyOf(frozen);
    }

    /**
     * The tensors of a checkpoint that this model needs; those of heads that it lacks are drawn.
     *
     * @param renewed names that are drawn even where the checkpoint has them
     * @param deviation of normally distributed new tensors
     * @throws ModelFormatException if a tensor of the body is missing, or one has another shape
     */
    public Loaded load(Checkpoint checkpoint, Predicate<String> renewed, double deviation, long seed) {
        Map<String, FloatTensor> given = checkpoint.weights();
        Map<String, FloatTensor> weights = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        Random random = new Random(seed);
        for (Slot slot : slots.values()) {
            FloatTensor tensor = renewed.test(slot.name()) ? null : find(slot, given);
            if (tensor == null) {
                requireNotOfTheBody(slot, checkpoint);
                missing.add(slot.name());
                tensor = slot.fill().tensor(slot.shape(), random, deviation);
            }
            if (!Arrays.equals(tensor.shape(), slot.shape())) {
                throw new ModelFormatException(checkpoint.origin() + ": the tensor '" + slot.name()
                        + "' has the shape " + Arrays.toString(tensor.shape()) + ", config.json asks for "
                        + Arrays.toString(slot.shape()) + "; the two files do not belong together");
            }
            weights.put(slot.name(), tensor);
        }
        List<String> unexpected = given.keySet().stream()
                .filter(name -> !slots.containsKey(name) && !tied.containsKey(name) && !renewed.test(name))
                .toList();
        return new Loaded(weights, missing.stream().sorted().toList(), unexpected);
    }

    private FloatTensor find(Slot slot, Map<String, FloatTensor> given) {
        FloatTensor own = given.get(slot.name());
        if (own != null) {
            return own;
        }
        return tied.entrySet().stream()
                .filter(entry -> entry.getValue() == slot && given.containsKey(entry.getKey()))
                .map(entry -> given.get(entry.getKey()))
                .findFirst()
                .orElse(null);
    }

    private static void requireNotOfTheBody(Slot slot, Checkpoint checkpoint) {
        if (!slot.mayBeNew()) {
            throw new ModelFormatException(checkpoint.origin() + ": the tensor '" + slot.name() + "' of the shape "
                    + Arrays.toString(slot.shape()) + " is missing, which config.json (model type "
                    + checkpoint.config().modelType() + ") asks for; the two files do not belong together");
        }
    }

    /** Gives every declared tensor its values in native memory. */
    public void bind(Parameters parameters) {
        slots.values().forEach(slot -> slot.bind(parameters));
    }
}
