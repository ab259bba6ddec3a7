package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.sampling.NumberScores;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.WrittenText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task's scores as bytes. Probabilities are kept as they are, embeddings in 16 bits, whose error of a thousandth changes no distance that counts. */
final class ScoresCodec {

    /** A record of the file. */
    record Entry(String digest, TaskScores scores) {}

    private ScoresCodec() {}

    static byte[] write(String digest, TaskScores scores) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, digest);
            texts(out, scores.units());
            texts(out, scores.labels());
            matrix(out, scores.probabilities());
            matrices(out, scores.dropout());
            matrices(out, scores.members());
            out.writeInt(scores.embedding().length);
            for (float value : scores.embedding()) {
                out.writeShort(Float.floatToFloat16(value));
            }
            out.writeBoolean(scores.written().isPresent());
            if (scores.written().isPresent()) {
                double[] logarithms = scores.written().get().logProbabilities();
                out.writeInt(logarithms.length);
                for (double value : logarithms) {
                    out.writeDouble(value);
                }
                texts(out, scores.written().get().texts());
            }
            out.writeBoolean(scores.number().isPresent());
            if (scores.number().isPresent()) {
                NumberScores number = scores.number().get();
                out.writeDouble(number.value());
                numbers(out, number.dropout());
                numbers(out, number.members());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("scores cannot be written into memory", e);
        }
        return bytes.toByteArray();
    }

    /** Which task a record is of. */
    static String digest(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return text(in);
        }
    }

    static Entry read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String digest = text(in);
            List<String> units = texts(in);
            List<String> labels = texts(in);
            int columns = labels.size();
            float[][] probabilities = matrix(in, units.size(), columns);
            List<float[][]> dropout = matrices(in, units.size(), columns);
            List<float[][]> members = matrices(in, units.size(), columns);
            float[] embedding = new float[in.readInt()];
            for (int i = 0; i < embedding.length; i++) {
                embedding[i] = Float.float16ToFloat(in.readShort());
            }
            Optional<WrittenText> written = Optional.empty();
            if (in.readBoolean()) {
                double[] logarithms = new double[in.readInt()];
                for (int i = 0; i < logarithms.length; i++) {
                    logarithms[i] = in.readDouble();
                }
                written = Optional.of(new WrittenText(logarithms, texts(in)));
            }
            Optional<NumberScores> number = in.readBoolean()
                    ? Optional.of(new NumberScores(in.readDouble(), numbers(in), numbers(in)))
                    : Optional.empty();
            return new Entry(
                    digest, new TaskScores(units, labels, probabilities, dropout, members, embedding, written, number));
        }
    }

    private static void text(DataOutputStream out, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void texts(DataOutputStream out, List<String> values) throws IOException {
        out.writeInt(values.size());
        for (String value : values) {
            text(out, value);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(text(in));
        }
        return values;
    }

    private static void numbers(DataOutputStream out, List<Double> values) throws IOException {
        out.writeInt(values.size());
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static List<Double> numbers(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(in.readDouble());
        }
        return values;
    }

    private static void matrix(DataOutputStream out, float[][] rows) throws IOException {
        for (float[] row : rows) {
            for (float value : row) {
                out.writeFloat(value);
            }
        }
    }

    private static float[][] matrix(DataInputStream in, int rows, int columns) throws IOException {
        float[][] matrix = new float[rows][columns];
        for (float[] row : matrix) {
            for (int i = 0; i < columns; i++) {
                row[i] = in.readFloat();
            }
        }
        return matrix;
    }

    private static void matrices(DataOutputStream out, List<float[][]> matrices) throws IOException {
        out.writeInt(matrices.size());
        for (float[][] matrix : matrices) {
            matrix(out, matrix);
        }
    }

    private static List<float[][]> matrices(DataInputStream in, int rows, int columns) throws IOException {
        int count = in.readInt();
        List<float[][]> matrices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            matrices.add(matrix(in, rows, columns));
        }
        return matrices;
    }
}
