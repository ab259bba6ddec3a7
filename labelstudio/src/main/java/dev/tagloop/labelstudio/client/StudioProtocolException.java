package dev.tagloop.labelstudio.client;

/** The server answered with success and something that cannot be understood; it may be no Label Studio server. */
public final class StudioProtocolException extends StudioException {
    private static final long serialVersionUID = 1L;

    /** A misunderstanding with the request that it followed ({@code GET http://…}). */
    public StudioProtocolException(String request, String what, Throwable cause) {
        super(request + ": " + what, cause);
    }
}
