package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @Test
    void bitsWithinAByteCount() throws Exception {
        Cidr range = Cidr.parse(" 10.16.0.0/12 ");
        assertThat(range.contains(InetAddress.getByName("10.31.255.255"))).isTrue();
        assertThat(range.contains(InetAddress.getByName("10.32.0.0"))).isFalse();
        assertThat(range).hasToString("10.16.0.0/12");
    }

    @Test
    void bareAddressIsOneAddress() throws Exception {
        assertThat(Cidr.parse("10.0.0.7").contains(InetAddress.getByName("10.0.0.7")))
                .isTrue();
        assertThat(Cidr.parse("10.0.0.7").contains(InetAddress.getByName("10.0.0.6")))
                .isFalse();
        assertThat(Cidr.parse("::1").bits()).isEqualTo(128);
    }

    @Test
    void zeroBitsHoldTheWholeFamilyAndNotTheOther() throws Exception {
        assertThat(Cidr.parse("0.0.0.0/0").contains(InetAddress.getByName("8.8.8.8")))
                .isTrue();
        assertThat(Cidr.parse("0.0.0.0/0").contains(InetAddress.getByName("2606:4700::1")))
                .isFalse();
        assertThat(Cidr.parse("2002::/16").contains(InetAddress.getByName("2002:a00:1::1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "example.org/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0/8",
                "::/129",
                "10.0.0.0/x",
                "256.1.1.1"
            })
    void anythingElseIsRefusedWithoutAskingANameServer(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusalShowsHowToWriteIt() {
        assertThatThrownBy(() -> Cidr.parse("intranet"))
                .hasMessage(
                        "\"intranet\" is no address range; write an address like 10.1.2.3 or a range like 10.1.0.0/16");
    }
}
