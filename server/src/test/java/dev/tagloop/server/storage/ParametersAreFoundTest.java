package dev.tagloop.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.statement.ParsedSql;
import org.junit.jupiter.api.Test;

class ParametersAreFoundTest {
    @Test
    void namesBecomePlacesInTheirOrder() {
        ParsedSql parsed = NamedParameters.parse("SELECT a FROM t WHERE b = :first AND c<:second_2 OR d=:first");

        assertThat(parsed.getSql()).isEqualTo("SELECT a FROM t WHERE b = ? AND c<? OR d=?");
        assertThat(parsed.getParameters().getParameterNames()).containsExactly("first", "second_2", "first");
    }

    @Test
    void textsNamesCommentsAndCastsStayAsTheyAre() {
        String sql = "SELECT ':a', 'it''s :b', \"c:d?\", e::text -- :f ?\n, 1 /* :g */ FROM t";

        assertThat(NamedParameters.parse(sql).getSql()).isEqualTo(sql);
        assertThat(NamedParameters.parse(sql).getParameters().getParameterCount())
                .isZero();
    }

    @Test
    void aPlaceWithoutNameIsOne() {
        ParsedSql parsed = NamedParameters.parse("SELECT a - b / ? FROM t WHERE c = ?");

        assertThat(parsed.getSql()).isEqualTo("SELECT a - b / ? FROM t WHERE c = ?");
        assertThat(parsed.getParameters().isPositional()).isTrue();
        assertThat(parsed.getParameters().getParameterCount()).isEqualTo(2);
    }

    @Test
    void whatEndsInTheMiddleIsReadToItsEnd() {
        assertThat(NamedParameters.parse("SELECT 'a :b").getSql()).isEqualTo("SELECT 'a :b");
        assertThat(NamedParameters.parse("SELECT 1 /* :b").getSql()).isEqualTo("SELECT 1 /* :b");
        assertThat(NamedParameters.parse("SELECT a::").getSql()).isEqualTo("SELECT a::");
    }
}
