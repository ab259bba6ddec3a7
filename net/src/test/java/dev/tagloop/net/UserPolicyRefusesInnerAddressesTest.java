package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserPolicyRefusesInnerAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, a loopback address",
        "127.255.255.254, a loopback address",
        "::1, a loopback address",
        "0.0.0.0, the unspecified address",
        "0.1.2.3, the unspecified address",
        "::, the unspecified address",
        "10.0.0.1, a private address",
        "172.16.0.1, a private address",
        "172.31.255.255, a private address",
        "192.168.1.1, a private address",
        "100.64.0.1, a private address",
        "fc00::1, a private address",
        "fdff::1, a private address",
        "fec0::1, a private address",
        "169.254.169.254, a link-local address",
        "fe80::1, a link-local address",
        "224.0.0.1, a multicast address",
        "ff02::1, a multicast address",
        "255.255.255.255, a reserved address",
        "240.0.0.1, a reserved address",
        "192.0.2.1, a reserved address",
        "198.18.0.1, a reserved address",
        "2001:0:7f00:1::, a reserved address",
        "2001:db8::1, a reserved address",
        "64:ff9b:1::1, a reserved address",
        // IPv4 inside IPv6: compatible, NAT64, 6to4.
        "::127.0.0.1, a loopback address",
        "64:ff9b::a9fe:a9fe, a link-local address",
        "2002:7f00:1::, a loopback address",
        "2002:a00:1::1, a private address"
    })
    void innerAddress(String literal, String kind) throws Exception {
        assertThat(OutboundPolicy.user().refusal(InetAddress.getByName(literal)))
                .hasValueSatisfying(reason -> assertThat(reason).contains(" is " + kind));
        assertThat(OutboundPolicy.operator().refusal(InetAddress.getByName(literal)))
                .isEmpty();
    }

    @Test
    void mappedAddressIsItsInnerOne() throws Exception {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};
        assertThat(OutboundPolicy.user().refusal(InetAddress.getByAddress(mapped)))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("10.0.0.1 is a private address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.255.255",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "169.253.1.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2002:808:808::1",
                "64:ff9b::808:808"
            })
    void publicAddress(String literal) throws Exception {
        assertThat(OutboundPolicy.user().refusal(InetAddress.getByName(literal)))
                .isEmpty();
    }

    @Test
    void refusalNamesTheFlagAndTheAddress() throws Exception {
        assertThat(OutboundPolicy.user().refusal(InetAddress.getByName("10.1.2.3")))
                .contains("10.1.2.3 is a private address, and addresses given through the API must be public; "
                        + "if it is meant, start the server with --outbound-allow 10.1.2.3");
    }

    @Test
    void allowListAndLoopbackOpenOnlyWhatTheyName() throws Exception {
        OutboundPolicy policy = OutboundPolicy.user()
                .allowing(List.of(Cidr.parse("10.1.0.0/16"), Cidr.parse("fd12::/16")))
                .allowingLoopback();
        assertThat(policy.refusal(InetAddress.getByName("10.1.255.255"))).isEmpty();
        assertThat(policy.refusal(InetAddress.getByName("2002:a01:1::1"))).isEmpty();
        assertThat(policy.refusal(InetAddress.getByName("fd12:1::1"))).isEmpty();
        assertThat(policy.refusal(InetAddress.getByName("127.9.9.9"))).isEmpty();
        assertThat(policy.refusal(InetAddress.getByName("::1"))).isEmpty();
        assertThat(policy.refusal(InetAddress.getByName("10.2.0.0"))).isPresent();
        assertThat(policy.refusal(InetAddress.getByName("fd13::1"))).isPresent();
        assertThat(policy.refusal(InetAddress.getByName("0.0.0.0"))).isPresent();
        assertThat(policy.refusal(InetAddress.getByName("169.254.169.254"))).isPresent();
    }
}
