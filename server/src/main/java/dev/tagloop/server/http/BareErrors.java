package dev.tagloop.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches a route because it is no proper request, in the API's shape and without repeating any of it. */
final class BareErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ERROR_STATUS) instanceof Integer code ? code : response.getStatus();
        if (!response.getHeaders().contains(RequestIds.HEADER)) {
            response.getHeaders().put(RequestIds.HEADER, RequestIds.idFor(request));
        }
        send(response, callback, ErrorCode.of(status), status, reason(status));
        return true;
    }

    private static String reason(int status) {
        return status == HttpStatus.BAD_REQUEST_400
                ? "This is no proper HTTP request."
                : HttpStatus.getMessage(status) + ".";
    }

    /** Writes an error below the routes. */
    static void send(Response response, Callback callback, ErrorCode code, int status, String detail) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(ErrorCode.HEADER, code.text());
        response.getHeaders().put("Link", link(code));
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(Json.bytes(ErrorBody.of(status, detail))), callback);
    }

    /** Where a reader of the answer finds what the code means. */
    static String link(ErrorCode code) {
        return "<" + code.page() + ">; rel=\"help\"";
    }
}
