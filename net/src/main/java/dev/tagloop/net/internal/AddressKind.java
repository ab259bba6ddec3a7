package dev.tagloop.net.internal;

import dev.tagloop.net.Cidr;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** What an address is good for, by the special-purpose registries of IANA (RFC 6890 and its updates). */
public enum AddressKind {
    /** This machine. */
    LOOPBACK("a loopback address", "127.0.0.0/8", "::1/128"),
    /** "Any" address, which systems treat as this machine. */
    UNSPECIFIED("the unspecified address", "0.0.0.0/8", "::/128"),
    /** Private networks, shared carrier space included. */
    PRIVATE(
            "a private address",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "fc00::/7",
            "fec0::/10"),
    /** The link, where cloud machines keep their credentials service. */
    LINK_LOCAL("a link-local address", "169.254.0.0/16", "fe80::/10"),
    /** Groups. */
    MULTICAST("a multicast address", "224.0.0.0/4", "ff00::/8"),
    /** Protocol assignments, documentation, benchmarks, tunnels, future use. */
    RESERVED(
            "a reserved address",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "240.0.0.0/4",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16"),
    /** Everything else. */
    PUBLIC("a public address");

    private final String phrase;
    private final List<Cidr> ranges;

    AddressKind(String phrase, String... ranges) {
        this.phrase = phrase;
        this.ranges = Arrays.stream(ranges).map(Cidr::parse).toList();
    }

    /** The kind of {@code address}; one that wraps an IPv4 address is of that address's kind. */
    public static AddressKind of(InetAddress address) {
        InetAddress plain = EmbeddedAddress.unwrap(address);
        for (AddressKind kind : values()) {
            if (kind.ranges.stream().anyMatch(range -> range.contains(plain))) {
                return kind;
            }
        }
        return PUBLIC;
    }

    /** How a message names it, with its article. */
    public String phrase() {
        return phrase;
    }
}
