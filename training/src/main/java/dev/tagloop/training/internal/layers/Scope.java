package dev.tagloop.training.internal.layers;

/** One place in the tree of a model's tensor names, where its parts declare what they need. */
public final class Scope {

    private final Blueprint blueprint;
    private final String prefix;
    private final boolean mayBeNew;

    Scope(Blueprint blueprint, String prefix, boolean mayBeNew) {
        this.blueprint = blueprint;
        this.prefix = prefix;
        this.mayBeNew = mayBeNew;
    }

    /** The place below this one; an empty name is this place itself. */
    public Scope in(String name) {
        return name.isEmpty() ? this : new Scope(blueprint, prefix + name + ".", mayBeNew);
    }

    /** This place, for parts that a checkpoint may lack: heads and poolers, which are then new. */
    public Scope fresh() {
        return new Scope(blueprint, prefix, true);
    }

    /** A tensor that the model needs here. */
    public Slot slot(String name, Fill fill, int... shape) {
        return blueprint.declare(new Slot(prefix + name, shape, fill, mayBeNew));
    }

    /** The {@code weight} of a table of rows. */
    public Slot table(String name, int rows, int width) {
        return slot(name + ".weight", Fill.NORMAL, rows, width);
    }

    /** Makes a linear layer known to those who put something beside such layers. */
    Linear linear(Linear layer) {
        return blueprint.linear(layer);
    }

    /** Says that a checkpoint may hold a tensor a second time, or only, under this name. */
    public void tied(String name, Slot slot) {
        blueprint.tied(prefix + name, slot);
    }

    /** Says that a tensor is not trained. */
    public Slot frozen(Slot slot) {
        return blueprint.frozen(slot);
    }
}
