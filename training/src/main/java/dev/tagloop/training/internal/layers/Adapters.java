package dev.tagloop.training.internal.layers;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.training.optimization.LoraSettings;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Adapters of low rank beside linear layers of a model (Hu et al. 2021). Their tensors have PEFT's names below the layer's:
 * {@code lora_A.weight}, which begins even, and {@code lora_B.weight}, which begins with zeros, so that at first a model says
 * what it said without them.
 */
public final class Adapters {

    private static final String WEIGHT = ".weight";
    private static final String DOWN = ".lora_A.weight";
    private static final String UP = ".lora_B.weight";

    /** What families call their queries and values. */
    private static final Set<String> QUERIES_AND_VALUES = Set.of(
            "query", "value", "q_lin", "v_lin", "query_proj", "value_proj", "q_proj", "v_proj", "q", "v", "Wqkv");

    private final LoraSettings settings;
    private final Set<String> layers = new TreeSet<>();

    private Adapters(LoraSettings settings) {
        this.settings = settings;
    }

    /**
     * Puts adapters beside the layers that the settings name; to be called before the model is loaded.
     *
     * @throws IllegalArgumentException if a target is found nowhere, or the rank is not below the widths of a layer
     */
    public static Adapters beside(Blueprint blueprint, LoraSettings settings) {
        Adapters adapters = new Adapters(settings);
        Map<String, Linear> all = new LinkedHashMap<>();
        for (Linear layer : blueprint.linears()) {
            // Heads learn as a whole.
            if (!layer.weight().mayBeNew()) {
                String name = layer.weight().name();
                all.put(name.substring(0, name.length() - WEIGHT.length()), layer);
            }
        }
        List<String> targets = settings.targets();
        targets.stream()
                .filter(target -> all.keySet().stream().noneMatch(name -> ends(name, target)))
                .findFirst()
                .ifPresent(target -> {
                    throw new IllegalArgumentException("no linear layer is called '" + target
                            + "', beside which an adapter should be; their last names are " + lastNames(all.keySet()));
                });
        Collection<String> wanted = targets.isEmpty() ? QUERIES_AND_VALUES : targets;
        all.forEach((name, layer) -> {
            if (wanted.stream().anyMatch(target -> ends(name, target))) {
                adapters.add(blueprint.root().fresh(), name, layer);
            }
        });
        return adapters;
    }

    private static boolean ends(String name, String target) {
        return name.equals(target) || name.endsWith("." + target);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Set<String> lastNames(Collection<String> names) {
        return names.stream().map(Adapters::last).collect(Collectors.toCollection(TreeSet::new));
    }

    private void add(Scope root, String name, Linear layer) {
        int[] shape = layer.weight().shape();
        if (settings.rank() >= Math.min(shape[0], shape[1])) {
            throw new IllegalArgumentException("lora rank " + settings.rank() + " is not below the widths " + shape[1]
                    + " and " + shape[0] + " of '" + name + "': choose a smaller one");
        }
        layers.add(name);
        layer.adapt(new Adapter(
                root.slot(name + DOWN, Fill.UNIFORM, settings.rank(), shape[1]),
                root.slot(name + UP, Fill.ZEROS, shape[0], settings.rank()),
                settings.scaling()));
    }

    /** Whether a tensor is an adapter's. */
    public static boolean isAdapter(String name) {
        return name.endsWith(DOWN) || name.endsWith(UP);
    }

    /** The names that stay as they are: all but adapters and the head. */
    public Set<String> frozen(Collection<String> names, Predicate<String> isHead) {
        return names.stream()
                .filter(name -> !isAdapter(name) && !isHead.test(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The last names of the layers that have one, sorted. */
    public Set<String> targets() {
        return lastNames(layers);
    }

    /** The weights of a plain model that says the same: the products added to what they are beside. */
    public Map<String, FloatTensor> merged(Map<String, FloatTensor> weights) {
        Map<String, FloatTensor> plain = new TreeMap<>(weights);
        for (String layer : layers) {
            FloatTensor down = plain.remove(layer + DOWN);
            FloatTensor up = plain.remove(layer + UP);
            plain.computeIfPresent(layer + WEIGHT, (name, weight) -> sum(weight, up, down, settings.scaling()));
        }
        return plain;
    }

    /** {@code weight + scaling · up · down}. */
    public static FloatTensor sum(FloatTensor weight, FloatTensor up, FloatTensor down, double scaling) {
        int out = weight.dim(0);
        int in = weight.dim(1);
        int rank = down.dim(0);
        float[] sum = weight.toArray();
        float[] narrow = down.toArray();
        double[] product = new double[in];
        // Along the rows of all three: columns of a wide matrix would be read from all over the memory.
        for (int row = 0; row < out; row++) {
            Arrays.fill(product, 0);
            for (int k = 0; k < rank; k++) {
                double factor = up.get(row * rank + k);
                int from = k * in;
                for (int column = 0; column < in; column++) {
                    product[column] += factor * narrow[from + column];
                }
            }
            for (int column = 0; column < in; column++) {
                sum[row * in + column] += (float) (scaling * product[column]);
            }
        }
        return FloatTensor.of(new int[] {out, in}, sum);
    }
}
