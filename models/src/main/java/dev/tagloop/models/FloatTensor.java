package dev.tagloop.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Float32 numbers in row-major order with a shape. A scalar has the empty shape; a dimension may be 0.
 *
 * <p>Linear weights have the shape {@code [out, in]}, as Hugging Face files store them.
 */
public final class FloatTensor {
    private static final int CHUNK = 1 << 14;

    private final int[] shape;
    private final float[] data;

    private FloatTensor(int[] shape, float[] data) {
        this.shape = shape;
        this.data = data;
    }

    /**
     * A tensor over {@code data}. The array is not copied (weights are large): the caller gives it away and must not
     * change it afterwards.
     *
     * @throws IllegalArgumentException if the shape does not hold exactly {@code data.length} numbers
     */
    public static FloatTensor of(int[] shape, float... data) {
        long size = 1;
        for (int dim : shape) {
            if (dim < 0) {
                throw new IllegalArgumentException("negative dimension in shape " + Arrays.toString(shape));
            }
            size = Math.multiplyExact(size, dim);
        }
        if (size != data.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " needs " + size + " numbers, got " + data.length);
        }
        return new FloatTensor(shape.clone(), data);
    }

    /** A tensor of zeros. */
    public static FloatTensor zeros(int... shape) {
        int size = 1;
        for (int dim : shape) {
            size = Math.multiplyExact(size, dim);
        }
        return of(shape, new float[size]);
    }

    public int[] shape() {
        return shape.clone();
    }

    public int rank() {
        return shape.length;
    }

    /** The length of one axis, counted from 0. */
    public int dim(int axis) {
        return shape[axis];
    }

    /** How many numbers the tensor holds. */
    public int size() {
        return data.length;
    }

    /** The number at a position in row-major order. */
    public float get(int flatIndex) {
        return data[flatIndex];
    }

    /** All numbers in row-major order, as a read-only view with its own position. */
    public FloatBuffer buffer() {
        return FloatBuffer.wrap(data).asReadOnlyBuffer();
    }

    /** Adds all numbers in row-major order to a digest, as little-endian float32 like in files. */
    public void addTo(MessageDigest digest) {
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < data.length; from += CHUNK) {
            int count = Math.min(CHUNK, data.length - from);
            bytes.asFloatBuffer().put(data, from, count);
            digest.update(bytes.array(), 0, count * Float.BYTES);
        }
    }

    /** A copy of all numbers in row-major order. */
    public float[] toArray() {
        return data.clone();
    }

    /**
     * The transposed matrix, as a new tensor.
     *
     * @throws IllegalStateException if this is not a matrix
     */
    public FloatTensor transposed() {
        if (shape.length != 2) {
            throw new IllegalStateException("only a matrix can be transposed, the shape is " + Arrays.toString(shape));
        }
        int rows = shape[0];
        int columns = shape[1];
        float[] turned = new float[data.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = data[row * columns + column];
            }
        }
        return new FloatTensor(new int[] {columns, rows}, turned);
    }

    /** Equal shapes and bit-equal numbers. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FloatTensor that && Arrays.equals(shape, that.shape) && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "FloatTensor" + Arrays.toString(shape);
    }
}
