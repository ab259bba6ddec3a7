package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.List;

/** Positions as rotations of queries and keys (Su et al. 2021). */
public final class Rotary {

    private final float[] frequencies;
    private final int perHead;

    /**
     * Rotations for heads of a width.
     *
     * @param theta base of the wavelengths
     */
    public Rotary(int perHead, double theta) {
        if (perHead % 2 != 0) {
            throw new IllegalArgumentException(
                    "config.json: rotated positions need heads of an even width, this is " + perHead);
        }
        this.perHead = perHead;
        this.frequencies = new float[perHead / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = (float) (1 / Math.pow(theta, 2.0 * i / perHead));
        }
    }

    /** The angles for positions 0 to width - 1; in float32, as the original's. */
    public Angles angles(NDManager manager, int width) {
        float[] cosines = new float[width * perHead];
        float[] sines = new float[width * perHead];
        for (int position = 0; position < width; position++) {
            for (int i = 0; i < perHead; i++) {
                float angle = position * frequencies[i % frequencies.length];
                cosines[position * perHead + i] = (float) Math.cos(angle);
                sines[position * perHead + i] = (float) Math.sin(angle);
            }
        }
        return new Angles(
                Ops.floats(manager, cosines, 1, 1, width, perHead), Ops.floats(manager, sines, 1, 1, width, perHead));
    }

    /** Cosines and sines, each [1, 1, width, width of a head]. */
    public record Angles(NDArray cosines, NDArray sines) {

        /** Queries or keys, [rows, heads, width, width of a head], turned by their positions. */
        public NDArray turn(NDArray x) {
            List<NDArray> halves = Ops.parts(x, 2);
            NDArray across = Ops.concat(List.of(Ops.negate(halves.get(1)), halves.get(0)), 3);
            return Ops.add(Ops.multiply(x, cosines), Ops.multiply(across, sines));
        }
    }
}
