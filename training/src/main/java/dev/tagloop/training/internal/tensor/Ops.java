package dev.tagloop.training.internal.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * All tensor arithmetic of the training code, and nothing but operations that are safe under autograd.
 *
 * <p>Why a class for it: in DJL's PyTorch engine a tensor made from Java data does not own its memory, a direct buffer
 * does, and that buffer lives only as long as the open Java object. DJL's own {@code mul|div|pow|mod|maximum|minimum}
 * with a {@code Number} make such a tensor, let autograd save it, and close it before they return: after the next
 * garbage collection the backward pass reads freed memory and gradients are silently wrong. Hence:
 *
 * <ul>
 *   <li>no operation here takes a {@code Number} operand down to DJL; scalars are made by {@link #scalar} in native
 *       memory;
 *   <li>a tensor made from Java data ({@link #longs}, {@link #floats}, {@link #view}) belongs to the manager it was
 *       made in, which is closed after the backward pass, never before;
 *   <li>a result belongs to the manager of the first argument, so the first argument is always an activation of the
 *       running step and never a parameter.
 * </ul>
 *
 * <p>{@code TensorArithmeticLivesInOpsTest} forbids every other class of the module to compute with tensors.
 */
public final class Ops {

    private static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);

    private Ops() {}

    // ---- making tensors ----

    /** A scalar in native memory, safe to be saved by autograd. */
    public static NDArray scalar(NDManager manager, double value) {
        return manager.full(new Shape(), (float) value);
    }

    /** Integers from Java data, such as token ids; stays valid until {@code manager} is closed. */
    public static NDArray longs(NDManager manager, long[] values, long... shape) {
        return manager.create(values, new Shape(shape));
    }

    /** Floats from Java data; stays valid until {@code manager} is closed. */
    public static NDArray floats(NDManager manager, float[] values, long... shape) {
        return manager.create(values, new Shape(shape));
    }

    /**
     * Floats that lie in a direct buffer, not copied on the CPU: the caller keeps the buffer unchanged until
     * {@code manager} is closed.
     */
    public static NDArray view(NDManager manager, ByteBuffer direct, long... shape) {
        return manager.create(direct, new Shape(shape), DataType.FLOAT32);
    }

    /** Zeros in native memory. */
    public static NDArray zeros(NDManager manager, Shape shape) {
        return manager.zeros(shape, DataType.FLOAT32);
    }

    /** Floats copied into native memory. */
    public static NDArray copied(NDManager manager, FloatBuffer values, Shape shape) {
        return Staging.with(values, direct -> {
            try (NDArray borrowed = manager.create(direct, shape, DataType.FLOAT32)) {
                return borrowed.duplicate();
            }
        });
    }

    // ---- arithmetic, all with broadcasting ----

    /** Sum of two tensors. */
    public static NDArray add(NDArray x, NDArray y) {
        return x.add(y);
    }

    /** Difference of two tensors. */
    public static NDArray subtract(NDArray x, NDArray y) {
        return x.sub(y);
    }

    /** Product of two tensors, element by element. */
    public static NDArray multiply(NDArray x, NDArray y) {
        return x.mul(y);
    }

    /** A tensor times a number. */
    public static NDArray scale(NDArray x, double factor) {
        return x.mul(scalar(x.getManager(), factor));
    }

    /** The negated tensor. */
    public static NDArray negate(NDArray x) {
        return x.neg();
    }

    /** Squares, element by element. */
    public static NDArray square(NDArray x) {
        return x.square();
    }

    /** The sum of all elements, a scalar. */
    public static NDArray sum(NDArray x) {
        return x.sum();
    }

    /** The mean of all elements, a scalar. */
    public static NDArray mean(NDArray x) {
        return x.mean();
    }

    /** Matrix product over the last two dimensions. */
    public static NDArray matMul(NDArray x, NDArray y) {
        return x.matMul(y);
    }

    // ---- layers ----

    /** {@code x · weightᵀ + bias}; {@code weight} is [out, in] as in checkpoints; {@code bias} may be null. */
    public static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return x.getNDArrayInternal().linear(x, weight, bias).singletonOrThrow();
    }

    /** Layer normalisation over the last dimension. */
    public static NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double epsilon) {
        long width = x.getShape().get(x.getShape().dimension() - 1);
        return x.getNDArrayInternal()
                .layerNorm(x, new Shape(width), weight, bias, (float) epsilon)
                .singletonOrThrow();
    }

    /** Layer normalisation without a bias. */
    public static NDArray layerNorm(NDArray x, NDArray weight, double epsilon) {
        long width = x.getShape().get(x.getShape().dimension() - 1);
        return layerNorm(x, weight, zeros(x.getManager(), new Shape(width)), epsilon);
    }

    /** {@code x / √(mean(x²) + epsilon) · weight} over the last dimension. */
    public static NDArray rootMeanSquareNorm(NDArray x, NDArray weight, double epsilon) {
        NDArray mean = square(x).mean(new int[] {x.getShape().dimension() - 1}, true);
        return x.div(mean.add(scalar(x.getManager(), epsilon)).sqrt()).mul(weight);
    }

    /**
     * Convolution along a sequence that keeps its width: x [rows, in, width], weight [out, in, kernel] with an odd kernel
     * → [rows, out, width].
     */
    public static NDArray convolution(NDArray x, NDArray weight, NDArray bias, int groups) {
        long padding = weight.getShape().get(2) / 2;
        return x.getNDArrayInternal()
                .convolution(x, weight, bias, new Shape(1), new Shape(padding), new Shape(1), groups)
                .singletonOrThrow();
    }

    /** Rows of {@code table} by {@code ids}: [..] → [.., width]. */
    public static NDArray embedding(NDArray ids, NDArray table) {
        return ids.getNDArrayInternal()
                .embedding(ids, table, SparseFormat.DENSE)
                .singletonOrThrow();
    }

    /** GELU in its exact form, with the error function. */
    public static NDArray gelu(NDArray x) {
        return x.getNDArrayInternal().gelu();
    }

    /** GELU approximated with tanh, {@code gelu_new} of configurations. */
    public static NDArray geluTanh(NDArray x) {
        NDArray cubed = multiply(square(x), x);
        NDArray inner = scale(add(x, scale(cubed, 0.044715)), SQRT_2_OVER_PI);
        NDArray one = scalar(x.getManager(), 1);
        return multiply(scale(x, 0.5), add(tanh(inner), one));
    }

    /** max(x, 0). */
    public static NDArray relu(NDArray x) {
        return x.getNDArrayInternal().relu();
    }

    /** x · sigmoid(x). */
    public static NDArray silu(NDArray x) {
        return x.mul(x.getNDArrayInternal().sigmoid());
    }

    /** Hyperbolic tangent. */
    public static NDArray tanh(NDArray x) {
        return x.tanh();
    }

    /** log(1 + exp(x)). */
    public static NDArray softPlus(NDArray x) {
        return x.getNDArrayInternal().softPlus();
    }

    /** Probabilities over the last dimension. */
    public static NDArray softmax(NDArray x) {
        return x.softmax(-1);
    }

    /** Log-probabilities over the last dimension. */
    public static NDArray logSoftmax(NDArray x) {
        return x.logSoftmax(-1);
    }

    // ---- shape and choice ----

    /** The same elements in another shape. */
    public static NDArray reshape(NDArray x, long... shape) {
        return x.reshape(shape);
    }

    /** Dimensions in another order. */
    public static NDArray transpose(NDArray x, int... order) {
        return x.transpose(order);
    }

    /** One element of each row: x [n, c], index [n, 1] of integers → [n, 1]. */
    public static NDArray pick(NDArray x, NDArray index) {
        return x.gather(index, 1);
    }

    /** The rows of x [n, c] at {@code rows} [m] of integers → [m, c]; differentiable in x. */
    public static NDArray rows(NDArray x, NDArray rows) {
        return embedding(rows, x);
    }

    /** The elements of the last dimension that {@code index} names; both have the same other dimensions. */
    public static NDArray gather(NDArray x, NDArray index) {
        return x.gather(index, x.getShape().dimension() - 1);
    }

    /** A tensor repeated along dimensions of length 1, without copying. */
    public static NDArray spread(NDArray x, long... shape) {
        return x.broadcast(new Shape(shape));
    }

    /** Equal parts of the last dimension. */
    public static List<NDArray> parts(NDArray x, int count) {
        return x.split(count, x.getShape().dimension() - 1);
    }

    /** Tensors one after the other along a dimension. */
    public static NDArray concat(List<NDArray> tensors, int axis) {
        return tensors.getFirst().getNDArrayInternal().concat(new NDList(tensors.subList(1, tensors.size())), axis);
    }

    /** Some of the first dimension's entries, with repetition: x [n, ..] and rows [m] → [m, ..], in the manager of rows. */
    public static NDArray select(NDArray x, NDArray rows) {
        long[] shape = x.getShape().getShape();
        long count = shape[0];
        shape[0] = rows.getShape().get(0);
        return embedding(rows, x.reshape(count, -1)).reshape(shape);
    }

    /** Tensors of equal shape on a new first dimension. */
    public static NDArray stack(List<NDArray> tensors) {
        return tensors.getFirst().getNDArrayInternal().stack(new NDList(tensors.subList(1, tensors.size())), 0);
    }

    /** Tensors one after the other along the first dimension. */
    public static NDArray concat(List<NDArray> tensors) {
        return tensors.getFirst().getNDArrayInternal().concat(new NDList(tensors.subList(1, tensors.size())), 0);
    }

    /** The position of the largest element over the last dimension. */
    public static NDArray argMax(NDArray x) {
        return x.argMax(x.getShape().dimension() - 1);
    }

    // ---- the optimiser's native call ----

    /**
     * One AdamW update in place; clears the gradient of {@code weight} afterwards.
     *
     * <p>The native call clamps gradients from above whenever its clip argument is not negative, so that 0 would turn
     * every positive gradient into 0: it is passed -1 here and by nobody else. Clipping by norm is {@code gradientScale}.
     *
     * @param rate the learning rate, used for the decay
     * @param correctedRate the learning rate with Adam's bias correction
     * @param epsilon added to the root of the uncorrected second moment
     */
    public static void adamW(
            NDArray weight,
            NDArray gradient,
            NDArray mean,
            NDArray variance,
            float rate,
            float correctedRate,
            float decay,
            float gradientScale,
            float beta1,
            float beta2,
            float epsilon) {
        float noClamping = -1;
        weight.getNDArrayInternal()
                .adamUpdate(
                        new NDList(weight, gradient, mean, variance),
                        new NDList(weight),
                        rate,
                        correctedRate,
                        decay,
                        gradientScale,
                        noClamping,
                        beta1,
                        beta2,
                        epsilon,
                        true,
                        true);
    }
}
