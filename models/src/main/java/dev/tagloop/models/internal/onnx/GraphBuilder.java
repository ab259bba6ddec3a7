package dev.tagloop.models.internal.onnx;

import dev.tagloop.models.FloatTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds an ONNX graph node by node. Values are named by strings; every node returns the name of its first output, which
 * is the name given to the node. Field numbers: onnx.proto, IR version 8.
 */
public final class GraphBuilder {
    /** The first operator set with LayerNormalization; browsers' runtimes know it too. */
    private static final int ATTRIBUTE_FLOAT = 1;

    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final ProtoWriter nodes = new ProtoWriter();
    private final ProtoWriter initializers = new ProtoWriter();
    private final ProtoWriter inputs = new ProtoWriter();
    private final ProtoWriter outputs = new ProtoWriter();
    private final Set<String> names = new HashSet<>();

    /** An input with named, that is free, dimensions. */
    public String input(String name, ElementType type, String... dimensions) {
        inputs.message(11, valueInfo(claim(name), type, (Object[]) dimensions));
        return name;
    }

    /** Makes a value an output; dimensions are names (free) or numbers. */
    public void output(String name, ElementType type, Object... dimensions) {
        outputs.message(12, valueInfo(name, type, dimensions));
    }

    /** A node with one output, named like the node. */
    public String node(String operator, String name, List<String> from, Attribute... attributes) {
        return node(operator, name, from, List.of(name), attributes).getFirst();
    }

    /** A node with several outputs. */
    public List<String> node(
            String operator, String name, List<String> from, List<String> to, Attribute... attributes) {
        ProtoWriter node = new ProtoWriter();
        from.forEach(input -> node.string(1, input));
        to.forEach(output -> node.string(2, claim(output)));
        node.string(3, name).string(4, operator);
        for (Attribute attribute : attributes) {
            node.message(5, attribute(attribute));
        }
        nodes.message(1, node);
        return to;
    }

    /** A constant; the second and later calls with one name return the first one. */
    public String constant(String name, FloatTensor tensor) {
        if (names.contains(name)) {
            return name;
        }
        ByteBuffer raw = littleEndian(Math.multiplyExact(tensor.size(), Float.BYTES));
        raw.asFloatBuffer().put(tensor.buffer());
        return initializer(name, ElementType.FLOAT, tensor.shape(), raw);
    }

    /** A constant scalar. */
    public String scalar(String name, float value) {
        return constant(name, FloatTensor.of(new int[0], value));
    }

    /** A constant list of whole numbers. */
    public String ints(String name, long... values) {
        if (names.contains(name)) {
            return name;
        }
        ByteBuffer raw = littleEndian(values.length * Long.BYTES);
        raw.asLongBuffer().put(values);
        return initializer(name, ElementType.INT64, new int[] {values.length}, raw);
    }

    /** A constant whole number. */
    public String number(String name, long value) {
        if (names.contains(name)) {
            return name;
        }
        ByteBuffer raw = littleEndian(Long.BYTES).putLong(0, value);
        return initializer(name, ElementType.INT64, new int[0], raw);
    }

    /** A constant of signed bytes. */
    public String bytes(String name, int[] shape, byte[] values) {
        if (names.contains(name)) {
            return name;
        }
        return initializer(name, ElementType.INT8, shape, ByteBuffer.wrap(values));
    }

    /** The model of all that was added. */
    public OnnxModel build(String graphName) {
        ProtoWriter graph = new ProtoWriter()
                .fields(nodes)
                .string(2, graphName)
                .fields(initializers)
                .fields(inputs)
                .fields(outputs);
        return new OnnxModel(graph);
    }

    private String claim(String name) {
        if (!names.add(name)) {
            throw new IllegalStateException("the graph has two values named " + name);
        }
        return name;
    }

    private String initializer(String name, ElementType type, int[] shape, ByteBuffer raw) {
        initializers.message(5, tensor(claim(name), type, shape, raw));
        return name;
    }

    static ProtoWriter tensor(String name, ElementType type, int[] shape, ByteBuffer raw) {
        ProtoWriter tensor = new ProtoWriter();
        for (int dim : shape) {
            tensor.varint(1, dim);
        }
        return tensor.varint(2, type.code()).string(8, name).bytes(9, raw);
    }

    private static ProtoWriter valueInfo(String name, ElementType type, Object... dimensions) {
        ProtoWriter shape = new ProtoWriter();
        for (Object dimension : dimensions) {
            shape.message(
                    1,
                    dimension instanceof Number number
                            ? new ProtoWriter().varint(1, number.longValue())
                            : new ProtoWriter().string(2, dimension.toString()));
        }
        ProtoWriter tensor = new ProtoWriter().varint(1, type.code()).message(2, shape);
        return new ProtoWriter().string(1, name).message(2, new ProtoWriter().message(1, tensor));
    }

    private static ProtoWriter attribute(Attribute attribute) {
        ProtoWriter message = new ProtoWriter().string(1, attribute.name());
        return switch (attribute) {
            case Attribute.Int number -> message.varint(3, number.value()).varint(20, ATTRIBUTE_INT);
            case Attribute.Real number -> message.float32(2, number.value()).varint(20, ATTRIBUTE_FLOAT);
            case Attribute.Ints list -> {
                for (long value : list.values()) {
                    message.varint(8, value);
                }
                yield message.varint(20, ATTRIBUTE_INTS);
            }
        };
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
