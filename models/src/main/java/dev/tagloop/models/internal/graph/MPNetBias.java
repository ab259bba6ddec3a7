package dev.tagloop.models.internal.graph;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/**
 * MPNet's bias by the distance of key and query: each head learns one number for 32 buckets of distances, which grow with
 * the logarithm. As in the original, the number of buckets is fixed, whatever the config says.
 */
final class MPNetBias {
    private static final int BUCKETS = 32;
    private static final int FARTHEST = 128;

    private final GraphScope scope;

    MPNetBias(GraphScope scope) {
        this.scope = scope;
    }

    /** {@code [heads, queries, keys]}. */
    String write(String inputIds) {
        GraphBuilder graph = scope.graph();
        DistanceWriter distances = new DistanceWriter(graph, inputIds);
        String distance = distances.queryMinusKey(distances.places());
        int last = scope.config().maxPositions();
        String row = graph.node("Add", "position_bias/Row", List.of(distance, graph.number("constant.farthest", last)));
        String bias = graph.node("Gather", "position_bias/Gather", List.of(table(last), row));
        return graph.node("Transpose", "position_bias/Transpose", List.of(bias), new Attribute.Ints("perm", 2, 0, 1));
    }

    /** The bias {@code [2 * last + 1, heads]} of the distances {@code -last … last}. */
    private String table(int last) {
        String name = scope.family().prefix() + "encoder.relative_attention_bias.weight";
        int heads = scope.config().attentionHeads();
        int rows = scope.config().integer("relative_attention_num_buckets", BUCKETS);
        if (rows < BUCKETS) {
            throw new ModelFormatException("config.json: relative_attention_num_buckets is " + rows
                    + ", and the family's code asks for " + BUCKETS);
        }
        FloatTensor learned = scope.weights().get(name, rows, heads);
        float[] biases = new float[(2 * last + 1) * heads];
        for (int distance = -last; distance <= last; distance++) {
            for (int head = 0; head < heads; head++) {
                biases[(distance + last) * heads + head] = learned.get(bucket(distance) * heads + head);
            }
        }
        return scope.graph().constant(name + ".by_distance", FloatTensor.of(new int[] {2 * last + 1, heads}, biases));
    }

    /** @param distance the query's place minus the key's */
    static int bucket(int distance) {
        int half = BUCKETS / 2;
        int exact = half / 2;
        int side = distance < 0 ? half : 0;
        int far = Math.abs(distance);
        if (far < exact) {
            return side + far;
        }
        // In float32 and in this order, as the original, so that the edges of the buckets are the same.
        float ratio = (float) Math.log((float) far / exact) / (float) Math.log((double) FARTHEST / exact);
        return side + Math.min(half - 1, exact + (int) (ratio * (half - exact)));
    }
}
