package dev.tagloop.models.internal.onnx;

/** A named setting of a node. */
public sealed interface Attribute {
    /** Its name in the operator's definition. */
    String name();

    /** A whole number. */
    record Int(String name, long value) implements Attribute {}

    /** A float. */
    record Real(String name, float value) implements Attribute {}

    /** A list of whole numbers. */
    record Ints(String name, long... values) implements Attribute {
        public Ints {
            values = values.clone();
        }

        @Override
        public long[] values() {
            return values.clone();
        }
    }
}
