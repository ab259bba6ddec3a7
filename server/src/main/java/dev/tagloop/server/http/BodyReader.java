package dev.tagloop.server.http;

import dev.tagloop.server.storage.CountedStream;
import dev.tagloop.server.storage.FileFailure;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Reads bodies by their content type, within a limit of size. Files of a multipart form stay on disk. */
final class BodyReader {
    /** Bytes of a multipart field that are kept in memory before it goes to a temporary file. */
    private static final int IN_MEMORY = 1 << 20;

    private static final int PART_LIMIT = 10_000;

    private final long limit;
    private final Path temporary;

    BodyReader(long limit, Path temporary) {
        this.limit = limit;
        this.temporary = temporary;
    }

    Body read(Context context) {
        String type = mediaType(context);
        return switch (type) {
            case "application/json" -> json(context);
            case "application/x-www-form-urlencoded" -> form(bytes(context));
            case "multipart/form-data" -> multipart(context);
            case "" -> nothing(context);
            default -> {
                // A GET or DELETE that names a type but sends nothing is fine.
                if (context.contentLength() <= 0 && bytes(context).length == 0) {
                    yield new Body.Empty();
                }
                throw ApiException.of(415, "Unsupported media type \"" + context.contentType() + "\" in request.");
            }
        };
    }

    /** The items of a JSON body; empty for every other body, and where there is none. */
    Optional<BodyItems> items(Context context) {
        if (!mediaType(context).equals("application/json")) {
            return Optional.empty();
        }
        try (InputStream in = new BoundedBody(decoded(context))) {
            PushbackInputStream body = new PushbackInputStream(in);
            int first = body.read();
            if (first < 0) {
                return Optional.empty();
            }
            body.unread(first);
            return Optional.of(BodyItems.of(body, temporary));
        } catch (FileSystemException e) {
            throw FileFailure.of("The request's body cannot be stored", temporary, e);
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    /** No more than the limit: whoever sends more hears it at once. */
    private final class BoundedBody extends CountedStream {
        private long bytes;

        BoundedBody(InputStream in) {
            super(in);
        }

        @Override
        protected void took(int count) {
            bytes += count;
            if (bytes > limit) {
                throw tooLarge();
            }
        }
    }

    private static String mediaType(Context context) {
        String type = context.contentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private Body json(Context context) {
        byte[] bytes = bytes(context);
        return bytes.length == 0 ? new Body.Empty() : new Body.OfJson(Json.request(bytes));
    }

    private Body nothing(Context context) {
        if (bytes(context).length == 0) {
            return new Body.Empty();
        }
        throw ApiException.of(415, "Unsupported media type \"\" in request.");
    }

    private byte[] bytes(Context context) {
        try (InputStream in = decoded(context)) {
            // One byte beyond the limit is enough to know; nobody can make us hold more than that.
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, limit + 1));
            if (bytes.length > limit) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    /** What is told of a body that did not come to its end. */
    static ApiException brokenOff(IOException failure) {
        return ApiException.of(400, "The request's body broke off: " + failure.getMessage())
                .as(ErrorCode.BROKEN_BODY);
    }

    /** The body as it is meant. The limit counts what comes out: a few packed bytes can become any number. */
    private static InputStream decoded(Context context) throws IOException {
        String encoding = context.header("Content-Encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return context.bodyInputStream();
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return new GZIPInputStream(context.bodyInputStream());
        }
        throw packed();
    }

    private static ApiException packed() {
        return ApiException.of(
                        415, "This server takes bodies as they are, or JSON and plain forms compressed with gzip.")
                .with("Accept-Encoding", "gzip, identity");
    }

    private ApiException tooLarge() {
        return ApiException.of(413, "The request is larger than the " + (limit >> 20) + " MiB that this server takes.");
    }

    private static Body form(byte[] bytes) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return new Body.OfForm(fields, List.of());
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that starts no escape stands for itself.
            return text;
        }
    }

    private Body multipart(Context context) {
        if (context.contentLength() > limit) {
            throw tooLarge();
        }
        if (context.header("Content-Encoding") != null) {
            throw packed();
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        List<Body.File> files = new ArrayList<>();
        MultipartConfigElement config = new MultipartConfigElement(temporary.toString(), limit, limit, IN_MEMORY);
        context.req().setAttribute(ServletContextRequest.MULTIPART_CONFIG_ELEMENT, config);
        try {
            var parts = context.req().getParts();
            if (parts.size() > PART_LIMIT) {
                throw ApiException.of(400, "The form has more than " + PART_LIMIT + " parts.")
                        .as(ErrorCode.BAD_FORM);
            }
            for (Part part : parts) {
                if (part.getSubmittedFileName() == null) {
                    try (InputStream in = part.getInputStream()) {
                        String value = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        fields.computeIfAbsent(part.getName(), key -> new ArrayList<>())
                                .add(value);
                    }
                } else {
                    UploadedFile file = new UploadedFile(part);
                    files.add(new Body.File(
                            part.getName(),
                            file.filename(),
                            part.getContentType(),
                            part::getInputStream,
                            part.getSize()));
                }
            }
        } catch (IOException | ServletException | IllegalStateException e) {
            if (String.valueOf(e.getMessage()).contains("max length exceeded")) {
                throw tooLarge();
            }
            throw ApiException.of(400, "Multipart form parse error - " + e.getMessage())
                    .as(ErrorCode.BAD_FORM);
        }
        return new Body.OfForm(fields, files);
    }
}
