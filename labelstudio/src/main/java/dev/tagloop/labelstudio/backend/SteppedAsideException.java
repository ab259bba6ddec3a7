package dev.tagloop.labelstudio.backend;

/** A training in the background let another one go first and made nothing. Whether it is still worth its while is to be asked anew. */
public final class SteppedAsideException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SteppedAsideException(String message) {
        super(message);
    }
}
