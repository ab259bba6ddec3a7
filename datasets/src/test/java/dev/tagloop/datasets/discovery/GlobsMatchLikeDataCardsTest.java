package dev.tagloop.datasets.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsMatchLikeDataCardsTest {

    @ParameterizedTest
    @CsvSource(
            value = {
                "en/train-*, en/train-00000-of-00001.parquet, true",
                "en/train-*, en/sub/train-0.parquet, false",
                "*.csv, a.csv, true",
                "*.csv, sub/a.csv, false",
                "**/*.csv, a.csv, true",
                "**/*.csv, x/y/a.csv, true",
                "**, x/y/a.csv, true",
                "data/**, data/x/y.csv, true",
                "data/**, other/x/y.csv, false",
                "a?.txt, ab.txt, true",
                "a?.txt, a/.txt, false",
                "part-[0-9][0-9].json, part-07.json, true",
                "part-[0-9][0-9].json, part-x7.json, false",
                "part-[!0-9].json, part-x.json, true",
                "a+b(c).txt, a+b(c).txt, true",
                "**, .git/config, false",
                "**, a/.hidden, false",
                "**, __pycache__/x.txt, false",
                ".github/*, .github/x.txt, true",
                "**/.x/*, a/.x/b.txt, true",
                "**/.x/*, a/.x/.b.txt, false"
            })
    void aPatternMatches(String pattern, String path, boolean expected) {
        assertThat(new Glob(pattern).matches(path)).isEqualTo(expected);
    }
}
