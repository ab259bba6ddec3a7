package dev.tagloop.models.internal.onnx;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gets the float weights of a PyTorch-exported encoder out of its ONNX graph, under Hugging Face names.
 *
 * <p>Biases, embeddings and norms are initializers with their own names. The matrices of linear layers are anonymous and
 * transposed; the MatMul that uses one names it by its output: {@code /encoder/layer.0/output/dense/MatMul_output_0} is
 * {@code encoder.layer.0.output.dense.weight}. Field numbers: onnx.proto (IR version 3 and later).
 */
public final class OnnxWeights {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final String MATMUL_SUFFIX = "/MatMul_output_0";
    private static final int FLOAT = 1;

    private record Node(String opType, List<String> inputs, List<String> outputs) {}

    private OnnxWeights() {}

    /**
     * All float weights of a model file.
     *
     * @throws ModelFormatException if the bytes are no ONNX model, or its weights lie in another file
     */
    public static Map<String, FloatTensor> read(byte[] onnx) {
        Map<String, FloatTensor> initializers = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        ProtoReader model = new ProtoReader(ByteBuffer.wrap(onnx));
        while (model.next()) {
            if (model.field() == MODEL_GRAPH && model.isDelimited()) {
                readGraph(model.message(), initializers, nodes);
            } else {
                model.skip();
            }
        }
        if (initializers.isEmpty()) {
            throw new ModelFormatException("the ONNX file holds no float weights");
        }
        Map<String, FloatTensor> named = new TreeMap<>();
        for (Node node : nodes) {
            String output = node.outputs().isEmpty() ? "" : node.outputs().getFirst();
            if (node.opType().equals("MatMul") && output.endsWith(MATMUL_SUFFIX)) {
                for (String input : node.inputs()) {
                    FloatTensor matrix = initializers.remove(input);
                    if (matrix != null) {
                        named.put(linearName(output), matrix.transposed());
                    }
                }
            }
        }
        initializers.forEach((name, tensor) -> {
            if (!name.contains("::") && !name.startsWith("/")) {
                named.put(name, tensor);
            }
        });
        return named;
    }

    private static String linearName(String output) {
        String path = output.substring(output.startsWith("/") ? 1 : 0, output.length() - MATMUL_SUFFIX.length());
        return path.replace('/', '.') + ".weight";
    }

    private static void readGraph(ProtoReader graph, Map<String, FloatTensor> initializers, List<Node> nodes) {
        while (graph.next()) {
            if (graph.field() == GRAPH_NODE) {
                nodes.add(readNode(graph.message()));
            } else if (graph.field() == GRAPH_INITIALIZER) {
                readTensor(graph.message(), initializers);
            } else {
                graph.skip();
            }
        }
    }

    private static Node readNode(ProtoReader node) {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        String opType = "";
        while (node.next()) {
            switch (node.field()) {
                case 1 -> inputs.add(node.string());
                case 2 -> outputs.add(node.string());
                case 4 -> opType = node.string();
                default -> node.skip();
            }
        }
        return new Node(opType, inputs, outputs);
    }

    private static void readTensor(ProtoReader tensor, Map<String, FloatTensor> into) {
        List<Integer> dims = new ArrayList<>();
        long dataType = 0;
        String name = "";
        ByteBuffer raw = ByteBuffer.allocate(0);
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> readDims(tensor, dims);
                case 2 -> dataType = tensor.varint();
                case 8 -> name = tensor.string();
                case 9 -> raw = tensor.delimited();
                case 13, 14 ->
                    throw new ModelFormatException(
                            "the ONNX file keeps weights in a second file, which is not read; export it in one file");
                default -> tensor.skip();
            }
        }
        if (dataType == FLOAT) {
            float[] numbers = new float[raw.remaining() / Float.BYTES];
            raw.asFloatBuffer().get(numbers);
            try {
                into.put(name, FloatTensor.of(dims.stream().mapToInt(dim -> dim).toArray(), numbers));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new ModelFormatException(
                        "the ONNX file's tensor '" + name + "' is damaged: " + e.getMessage(), e);
            }
        }
    }

    private static void readDims(ProtoReader tensor, List<Integer> dims) {
        if (!tensor.isDelimited()) {
            dims.add(dimension(tensor.varint()));
            return;
        }
        ByteBuffer packed = tensor.delimited();
        while (packed.hasRemaining()) {
            long value = 0;
            int shift = 0;
            byte b;
            do {
                b = packed.get();
                value |= (long) (b & 0x7f) << shift;
                shift += 7;
            } while (b < 0 && packed.hasRemaining());
            dims.add(dimension(value));
        }
    }

    private static int dimension(long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new ModelFormatException("the ONNX file has a tensor with the impossible dimension " + value);
        }
        return (int) value;
    }
}
