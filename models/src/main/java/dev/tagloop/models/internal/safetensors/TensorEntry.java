package dev.tagloop.models.internal.safetensors;

import dev.tagloop.models.ModelFormatException;
import java.util.Arrays;

/** One tensor as the header describes it; {@code begin} and {@code end} are bytes relative to the data part. */
record TensorEntry(String name, Dtype dtype, long[] shape, long begin, long end) {
    TensorEntry {
        shape = shape.clone();
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** The number of elements. */
    long count(String where) {
        long count = 1;
        try {
            for (long dim : shape) {
                count = Math.multiplyExact(count, dim);
            }
            Math.multiplyExact(count, dtype.bits());
        } catch (ArithmeticException e) {
            throw new ModelFormatException(
                    where + ": tensor '" + name + "' has the impossible shape " + Arrays.toString(shape), e);
        }
        return count;
    }

    /** The shape in ints, as Java arrays need it. */
    int[] intShape(String where) {
        if (count(where) > Integer.MAX_VALUE - 8) {
            throw new ModelFormatException(where + ": tensor '" + name + "' of shape " + Arrays.toString(shape)
                    + " has more than 2^31 numbers, more than one Java array holds");
        }
        int[] ints = new int[shape.length];
        for (int i = 0; i < ints.length; i++) {
            // With a 0 elsewhere in the shape the product stays small, so each dimension is checked too.
            if (shape[i] > Integer.MAX_VALUE) {
                throw new ModelFormatException(
                        where + ": tensor '" + name + "' has the impossible shape " + Arrays.toString(shape));
            }
            ints[i] = (int) shape[i];
        }
        return ints;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorEntry that
                && name.equals(that.name)
                && dtype == that.dtype
                && Arrays.equals(shape, that.shape)
                && begin == that.begin
                && end == that.end;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
