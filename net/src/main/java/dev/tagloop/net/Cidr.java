package dev.tagloop.net;

import static java.util.Objects.requireNonNull;

import dev.tagloop.net.internal.EmbeddedAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses, {@code 10.1.0.0/16} or {@code fd00::/8}; a bare address is a range of one. IPv4 ranges also hold
 * IPv6 addresses that merely wrap an IPv4 one.
 *
 * @param base an address of the range
 * @param bits how many leading bits of an address must equal those of {@code base}
 */
public record Cidr(InetAddress base, int bits) {
    /** What a literal may consist of, so that parsing can never ask a name server. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Checks the number of bits. */
    public Cidr {
        requireNonNull(base, "base");
        int most = base.getAddress().length * Byte.SIZE;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException(
                    "a range of " + base.getHostAddress() + " has 0 to " + most + " bits, not " + bits);
        }
    }

    /**
     * Reads {@code ADDRESS} or {@code ADDRESS/BITS}.
     *
     * @throws IllegalArgumentException if the text is neither, saying what is wrong
     */
    public static Cidr parse(String text) {
        String trimmed = text.strip();
        int slash = trimmed.indexOf('/');
        String literal = slash < 0 ? trimmed : trimmed.substring(0, slash);
        if (!LITERAL.matcher(literal).matches()) {
            throw malformed(text, null);
        }
        try {
            InetAddress base = InetAddress.getByName(literal);
            int most = base.getAddress().length * Byte.SIZE;
            return new Cidr(base, slash < 0 ? most : Integer.parseInt(trimmed.substring(slash + 1)));
        } catch (UnknownHostException | NumberFormatException e) {
            throw malformed(text, e);
        }
    }

    /** Whether {@code address} lies in this range. */
    public boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = EmbeddedAddress.unwrap(address).getAddress();
        if (theirs.length != ours.length) {
            theirs = address.getAddress();
        }
        if (theirs.length != ours.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (ours[i] != theirs[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        int mask = rest == 0 ? 0 : 0xff << (Byte.SIZE - rest);
        return rest == 0 || (ours[whole] & mask) == (theirs[whole] & mask);
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + bits;
    }

    private static IllegalArgumentException malformed(String text, Exception cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no address range; write an address like 10.1.2.3 or a range like 10.1.0.0/16",
                cause);
    }
}
