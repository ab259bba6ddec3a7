package dev.tagloop.models.internal.ort;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.natives.NativeCalls;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A model in ONNX Runtime, on the processor. Every tensor and result is closed before a call returns; the session lives
 * until {@link #close()}. May be used by several threads at once.
 */
public final class OrtModel implements AutoCloseable {
    private final OrtSession session;
    private final OrtSession.SessionOptions options;
    private final NativeCalls calls = new NativeCalls("model");
    private final Queue<InputBuffers> idle = new ConcurrentLinkedQueue<>();

    private OrtModel(OrtSession session, OrtSession.SessionOptions options) {
        this.session = session;
        this.options = options;
    }

    /**
     * Loads a model.
     *
     * @param onnx the file's bytes
     * @param threads threads that one call uses, at least 1
     * @throws ModelFormatException if ONNX Runtime refuses the model
     */
    public static OrtModel load(byte[] onnx, int threads) {
        OrtSession.SessionOptions options = null;
        try {
            OrtEnvironment environment = OrtStart.environment();
            options = new OrtSession.SessionOptions();
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Errors come as exceptions; the runtime would also print them past our logging.
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            // Idle threads of the pool would spin on processors that a training beside us needs: measured with other
            // work on both cores, two threads were 2 to 4 times faster without it.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            // Plans for one shape are of no use where every batch has another one.
            options.setMemoryPatternOptimization(false);
            return new OrtModel(environment.createSession(onnx, options), options);
        } catch (OrtException e) {
            if (options != null) {
                options.close();
            }
            throw new ModelFormatException("ONNX Runtime refuses the model: " + e.getMessage(), e);
        }
    }

    /** The names of the inputs that the graph has. */
    public Set<String> inputs() {
        return session.getInputNames();
    }

    /**
     * Runs the model.
     *
     * @param inputs int64 inputs by name, each {@code rows × columns} in row-major order
     * @param output the name of the float output that is wanted
     * @return the output in row-major order
     * @throws IllegalStateException if the model is closed
     */
    public float[] run(Map<String, long[]> inputs, int rows, int columns, String output) {
        return run(inputs, rows, columns, List.of(output)).getFirst();
    }

    /** The same for several outputs of one run, in the order in which they are asked for. */
    public List<float[]> run(Map<String, long[]> inputs, int rows, int columns, List<String> outputs) {
        return calls.call(() -> runOpen(inputs, rows, columns, outputs));
    }

    private List<float[]> runOpen(Map<String, long[]> inputs, int rows, int columns, List<String> outputs) {
        InputBuffers buffers = idle.poll();
        if (buffers == null) {
            buffers = new InputBuffers();
        }
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (Map.Entry<String, long[]> input : inputs.entrySet()) {
                LongBuffer values = buffers.fill(input.getKey(), input.getValue());
                tensors.put(
                        input.getKey(),
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, new long[] {rows, columns}));
            }
            try (OrtSession.Result result = session.run(tensors, Set.copyOf(outputs))) {
                List<float[]> copies = new ArrayList<>();
                for (String output : outputs) {
                    FloatBuffer numbers = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
                    float[] copy = new float[numbers.remaining()];
                    numbers.get(copy);
                    copies.add(copy);
                }
                return copies;
            }
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "ONNX Runtime failed on a batch of " + rows + " x " + columns + " tokens: " + e.getMessage(), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
            idle.add(buffers);
        }
    }

    /** Waits for calls that are running, then frees the model. */
    @Override
    public void close() {
        calls.close(() -> {
            try (options) {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime could not free the model: " + e.getMessage(), e);
            }
        });
    }
}
