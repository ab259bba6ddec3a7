package dev.tagloop.core.rows;

import dev.tagloop.core.span.LabeledSpan;
import java.util.List;

/** What is labelled in a row already. */
public sealed interface RowMarks {

    /** Labelled spans of the text; none says that there is nothing to mark. */
    record Spans(List<LabeledSpan> spans) implements RowMarks {
        /** Copies the list. */
        public Spans {
            spans = List.copyOf(spans);
        }
    }

    /** Labels of the whole text. */
    record Labels(List<String> labels) implements RowMarks {
        /** Copies the list. */
        public Labels {
            labels = List.copyOf(labels);
        }
    }

    /** Answers in the text; none says that the text does not answer the question. */
    record Answers(List<LabeledSpan> spans) implements RowMarks {
        /** Copies the list. */
        public Answers {
            spans = List.copyOf(spans);
        }
    }

    /** Text that was written about the text. */
    record Written(List<String> texts) implements RowMarks {
        /** Copies the list. */
        public Written {
            texts = List.copyOf(texts);
        }
    }
}
