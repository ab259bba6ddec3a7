package dev.tagloop.models;

import java.util.Locale;

/** The function between the two linear layers of a feed-forward block ({@code hidden_act} of a config). */
public enum Activation {
    /** {@code x/2 * (1 + erf(x/√2))}: what Hugging Face calls {@code gelu}. */
    GELU_ERF,
    /** The tanh form of GELU: {@code gelu_new}, {@code gelu_pytorch_tanh}, {@code gelu_fast}. */
    GELU_TANH,
    RELU,
    /** {@code x * sigmoid(x)}, also named {@code swish}. */
    SILU;

    /**
     * The function of a Hugging Face name.
     *
     * @throws ModelFormatException if the name is not known
     */
    public static Activation of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "gelu", "gelu_python" -> GELU_ERF;
            case "gelu_new", "gelu_pytorch_tanh", "gelu_fast" -> GELU_TANH;
            case "relu" -> RELU;
            case "silu", "swish" -> SILU;
            default ->
                throw new ModelFormatException("config.json: the activation '" + name
                        + "' is not supported; supported are gelu, gelu_new, gelu_pytorch_tanh, gelu_fast, relu, silu");
        };
    }
}
