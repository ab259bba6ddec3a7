package dev.tagloop.training.internal.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Dropout by masks cut at random places out of one buffer that is drawn once.
 *
 * <p>libtorch draws a mask on one thread, which costs a third of a forward pass; cutting costs nothing and trains as
 * well. The buffer is filled from the seed, the places come from (seed, step), so a resumed run equals an uninterrupted
 * one. Elements are 0 or 1 / (1 - rate).
 */
public final class DropoutMasks {

    /** Drawn elements: far more than one step uses, 32 MB. */
    static final int DRAWN = 1 << 23;

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    /** One buffer a process: direct memory returns only after a collection, so it is filled anew and not replaced. */
    private static ByteBuffer shared;

    private static DropoutMasks last;

    private static DropoutMasks reading;

    private final double rate;
    private final long seed;
    private final ByteBuffer drawn;

    private DropoutMasks(double rate, long seed, ByteBuffer drawn) {
        this.rate = rate;
        this.seed = seed;
        this.drawn = drawn;
    }

    /**
     * Draws the masks of a training, or finds them drawn. At most one result is in use at a time in a process.
     *
     * @param rate the share of elements to drop, 0 to below 1
     */
    public static synchronized DropoutMasks draw(double rate, long seed) {
        if (rate < 0 || rate >= 1) {
            throw new IllegalArgumentException("dropout " + rate + " is not a share from 0 to below 1");
        }
        if (rate == 0) {
            return new DropoutMasks(0, seed, null);
        }
        if (last == null || last.rate != rate || last.seed != seed) {
            if (shared == null) {
                shared = ByteBuffer.allocateDirect(DRAWN * Float.BYTES).order(ByteOrder.nativeOrder());
            }
            fill(shared.asFloatBuffer(), rate, seed);
            last = new DropoutMasks(rate, seed, shared);
        }
        return last;
    }

    /**
     * Masks for who reads with dropout, beside which a training may go on in the same process: out of a buffer of their own, which is kept, since all
     * readers draw alike.
     */
    public static synchronized DropoutMasks forReading(double rate, long seed) {
        if (reading == null || reading.rate != rate || reading.seed != seed) {
            ByteBuffer own = ByteBuffer.allocateDirect(DRAWN * Float.BYTES).order(ByteOrder.nativeOrder());
            fill(own.asFloatBuffer(), rate, seed);
            reading = new DropoutMasks(rate, seed, own);
        }
        return reading;
    }

    private static void fill(FloatBuffer target, double rate, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float kept = (float) (1 / (1 - rate));
        float[] part = new float[1 << 14];
        while (target.hasRemaining()) {
            for (int i = 0; i < part.length; i++) {
                part[i] = random.nextDouble() < rate ? 0 : kept;
            }
            target.put(part);
        }
    }

    /**
     * The dropout of one step.
     *
     * @param step counted over the whole training
     * @param manager closed after the step's backward pass: the masks are views into the drawn buffer
     */
    public Dropout forStep(long step, NDManager manager) {
        if (rate == 0) {
            return Dropout.NONE;
        }
        SplittableRandom places = new SplittableRandom(seed ^ ((step + 1) * GOLDEN_GAMMA));
        return x -> Ops.multiply(x, mask(x.getShape().getShape(), places, manager));
    }

    private NDArray mask(long[] shape, SplittableRandom places, NDManager manager) {
        long size = 1;
        for (long extent : shape) {
            size = Math.multiplyExact(size, extent);
        }
        if (size <= DRAWN / 2) {
            return cut((int) size, places, manager, shape);
        }
        // Too large for one cut: one cut for each row of the batch.
        long[] row = shape.clone();
        row[0] = 1;
        long rowSize = size / shape[0];
        if (rowSize > DRAWN) {
            throw new IllegalArgumentException("one sequence needs a dropout mask of " + rowSize
                    + " elements, more than " + DRAWN + ": use a smaller maximal length");
        }
        List<NDArray> rows = new ArrayList<>();
        for (long i = 0; i < shape[0]; i++) {
            rows.add(cut((int) rowSize, places, manager, row));
        }
        return Ops.concat(rows);
    }

    private NDArray cut(int size, SplittableRandom places, NDManager manager, long[] shape) {
        int start = places.nextInt(DRAWN - size + 1);
        ByteBuffer slice = drawn.slice(start * Float.BYTES, size * Float.BYTES).order(ByteOrder.nativeOrder());
        return Ops.view(manager, slice, shape);
    }
}
