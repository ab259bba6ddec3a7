package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class ExtractiveSummarizerTest {

    private static final String TEXT = """
            Good morning everybody 😀
            The town council closed the old bridge over the Mera on Monday, because its pillars have cracks.
            It was a sunny day.
            Engineers found cracks in the pillars of the old bridge, so the town closed it.
            Until spring, buses will go round by the ford.
            """;

    @Test
    void whatIsSaidTwiceIsTakenOnce() {
        try (ExtractiveSummarizer summarizer = ExtractiveSummarizer.of(MiniLm.checkpoint())) {
            String summary = summarizer.summarize(TEXT, new SummaryLength(0.6, 100));
            assertThat(summary).containsOnlyOnce("cracks").endsWith("Until spring, buses will go round by the ford.");
            assertThat(summarizer.sentences(TEXT, new SummaryLength(0.6, 100)))
                    .allMatch(span -> summary.contains(Text.of(TEXT).slice(span)));
        }
    }

    @Test
    void aTextKeepsOneSentenceHoweverShortASummaryIsWanted() {
        try (ExtractiveSummarizer summarizer = ExtractiveSummarizer.of(MiniLm.checkpoint())) {
            assertThat(summarizer.sentences(TEXT, new SummaryLength(0.01, 1))).hasSize(1);
            assertThat(summarizer.summarize("Only this.")).isEqualTo("Only this.");
            assertThat(summarizer.summarize(" \n— …")).isEmpty();
        }
    }

    @Test
    void theLeadIsTheFirstSentencesThatHaveRoom() {
        assertThat(ExtractiveSummarizer.lead(
                        "One two three. Four five. Six. Seven eight nine ten.", new SummaryLength(0.6, 9)))
                .isEqualTo("One two three. Four five. Six.");
        assertThat(ExtractiveSummarizer.lead("One two three. Four.", new SummaryLength(1, 1)))
                .isEqualTo("One two three.");
        assertThatThrownBy(() -> new SummaryLength(0, 10)).hasMessageContaining("share above 0");
    }

    @Test
    void theNearestSentenceAnswersAQuestion() {
        try (ExtractiveSummarizer summarizer = ExtractiveSummarizer.of(MiniLm.checkpoint())) {
            assertThat(summarizer.nearest(TEXT, "How was the weather?")).isEqualTo("It was a sunny day.");
            assertThat(summarizer.nearest(" ", "Why?")).isEmpty();
        }
    }
}
