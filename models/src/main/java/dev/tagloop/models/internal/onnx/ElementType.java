package dev.tagloop.models.internal.onnx;

/** The number formats that our graphs use, with their codes in {@code TensorProto.DataType}. */
public enum ElementType {
    FLOAT(1),
    INT8(3),
    INT64(7);

    private final int code;

    ElementType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
