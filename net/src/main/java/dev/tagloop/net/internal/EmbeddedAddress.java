package dev.tagloop.net.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * IPv6 addresses that carry an IPv4 one and reach it: mapped (RFC 4291), compatible (RFC 4291), NAT64 (RFC 6052) and 6to4
 * (RFC 3056). Judging only the outer form would let {@code ::ffff:127.0.0.1} through.
 */
public final class EmbeddedAddress {
    private static final int V4 = 4;
    private static final int V6 = 16;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};
    private static final byte[] COMPATIBLE = new byte[V6 - V4];
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

    private EmbeddedAddress() {}

    /** The IPv4 address inside {@code address}, or {@code address} itself when it carries none. */
    public static InetAddress unwrap(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != V6) {
            return address;
        }
        if (startsWith(bytes, MAPPED) || startsWith(bytes, NAT64) || isCompatible(bytes)) {
            return of(Arrays.copyOfRange(bytes, V6 - V4, V6));
        }
        if (startsWith(bytes, SIX_TO_FOUR)) {
            return of(Arrays.copyOfRange(bytes, SIX_TO_FOUR.length, SIX_TO_FOUR.length + V4));
        }
        return address;
    }

    /** {@code ::} and {@code ::1} look like compatible addresses and are not. */
    private static boolean isCompatible(byte[] bytes) {
        boolean unspecifiedOrLoopback = bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0 && (bytes[15] & 0xfe) == 0;
        return startsWith(bytes, COMPATIBLE) && !unspecifiedOrLoopback;
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
