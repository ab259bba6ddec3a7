package dev.tagloop.models.internal.graph;

import dev.tagloop.models.FloatTensor;
import java.nio.FloatBuffer;

/**
 * A matrix as signed bytes with one scale a row: {@code value ≈ byte * scale[row]}. Symmetric, so the zero point is 0; the
 * largest magnitude of a row becomes 127.
 *
 * @param values row-major bytes
 * @param scales one a row
 */
record QuantizedMatrix(int rows, int columns, byte[] values, float[] scales) {
    static final int LARGEST = 127;

    /** Quantizes each row of {@code [rows, columns]} on its own. */
    static QuantizedMatrix perRow(FloatTensor matrix) {
        int rows = matrix.dim(0);
        int columns = matrix.dim(1);
        byte[] values = new byte[rows * columns];
        float[] scales = new float[rows];
        FloatBuffer numbers = matrix.buffer();
        float[] row = new float[columns];
        for (int r = 0; r < rows; r++) {
            numbers.get(row);
            float largest = 0;
            for (float number : row) {
                largest = Math.max(largest, Math.abs(number));
            }
            // A row of zeros needs some scale that is not 0.
            scales[r] = largest == 0 ? 1 : largest / LARGEST;
            for (int c = 0; c < columns; c++) {
                values[r * columns + c] = (byte) Math.clamp((int) Math.rint(row[c] / scales[r]), -LARGEST, LARGEST);
            }
        }
        return new QuantizedMatrix(rows, columns, values, scales);
    }

    /** The bytes as {@code [columns, rows]}. */
    byte[] transposed() {
        byte[] turned = new byte[values.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                turned[c * rows + r] = values[r * columns + c];
            }
        }
        return turned;
    }
}
