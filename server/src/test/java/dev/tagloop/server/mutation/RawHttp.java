package dev.tagloop.server.mutation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are, which no well-behaved client would do; a connection for each request. */
final class RawHttp {
    /** Nothing here takes a second; a busy machine may stretch that. */
    private static final int MOST_MILLIS = 60_000;

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /**
     * The status of the answer, whose whole body was read.
     *
     * @throws java.net.SocketTimeoutException when the server does not answer
     */
    int send(Message message) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(MOST_MILLIS);
            try {
                write(message, socket.getOutputStream());
            } catch (SocketException e) {
                // The server may refuse by its head and close before it has read all; its answer is there nevertheless.
            }
            return status(socket.getInputStream());
        }
    }

    private void write(Message message, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder(message.method() + " " + message.target() + " HTTP/1.1\r\n");
        head.append("Host: 127.0.0.1:").append(port).append("\r\nConnection: close\r\n");
        message.headers().forEach(line -> head.append(line).append("\r\n"));
        if (message.body() != null) {
            head.append("Content-Length: ").append(message.body().length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (message.body() != null) {
            all.writeBytes(message.body());
        }
        out.write(all.toByteArray());
        out.flush();
    }

    private static int status(InputStream in) throws IOException {
        byte[] answer;
        try {
            answer = in.readAllBytes();
        } catch (SocketException e) {
            return 0;
        }
        String head = new String(answer, 0, Math.min(answer.length, 12), StandardCharsets.ISO_8859_1);
        return head.matches("HTTP/1\\.1 \\d{3}") ? Integer.parseInt(head.substring(9)) : 0;
    }
}
