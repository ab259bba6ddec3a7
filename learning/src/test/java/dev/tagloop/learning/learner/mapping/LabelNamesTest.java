package dev.tagloop.learning.learner.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelNamesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    # the model's, the project's in their order, the one that means the same
                    PER, PER|PERSON, PER
                    PER, ORG|PERSON, PERSON
                    PER, Persons, Persons
                    PER, People, People
                    PERSON, per, per
                    LOC, Place|Location, Place
                    LOC, PLACES, PLACES
                    GPE, Location, Location
                    LOC, GPE, GPE
                    LOC, Loc|LOC, LOC
                    ORG, Organisation, Organisation
                    ORG, Organizations, Organizations
                    ORG, Companies, Companies
                    ORG, company name, ''
                    MISC, Other, Other
                    MISC, Miscellaneous, Miscellaneous
                    Work_Of_Art, work of art, work of art
                    DATE, Dates, Dates
                    DISEASE, Diseases, Diseases
                    Boss, Bos, ''
                    class, classes, classes
                    PERSON, Ｐｅｒｓｏｎ, Ｐｅｒｓｏｎ
                    PER, Percent, ''
                    LOC, Location (city), ''
                    人名, 人名, 人名
                    LABEL_0, LABEL_1, ''
                    +, -, ''
                    """)
    void namesThatMeanTheSameAreFound(String model, String project, String expected) {
        assertThat(LabelNames.match(model, List.of(project.split("\\|"))).orElse(""))
                .isEqualTo(expected);
    }
}
