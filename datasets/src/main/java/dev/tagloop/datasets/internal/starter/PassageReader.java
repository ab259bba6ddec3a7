package dev.tagloop.datasets.internal.starter;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads passages with their questions. A block begins with {@code # title}; the next line is the passage; then come questions,
 * {@code ? question}, each followed by its answers: {@code = answer} is a stretch of the passage, {@code = answer @2} its second
 * occurrence there, {@code = -} says that the passage does not tell.
 */
final class PassageReader {
    private static final String NO_ANSWER = "-";

    private final StarterFile file;
    private final List<Passage> passages = new ArrayList<>();

    private String title;
    private String text;
    private final List<Passage.Question> questions = new ArrayList<>();
    private String question;
    private final List<Passage.Answer> answers = new ArrayList<>();
    private boolean told;

    PassageReader(StarterFile file) {
        this.file = file;
    }

    List<Passage> passages() {
        StarterFile.Line last = new StarterFile.Line(0, "");
        for (StarterFile.Line line : file.lines()) {
            read(line);
            last = line;
        }
        endPassage(last);
        return passages;
    }

    private void read(StarterFile.Line line) {
        if (line.text().isEmpty()) {
            return;
        }
        String content = line.text().length() > 2 ? line.text().substring(2) : "";
        if (line.text().startsWith("# ")) {
            endPassage(line);
            title = content;
        } else if (title != null && text == null) {
            text = StarterFile.unescaped(line.text());
        } else if (text != null && line.text().startsWith("? ")) {
            endQuestion(line);
            question = content;
        } else if (question != null && line.text().startsWith("= ")) {
            answer(line, content);
        } else {
            throw line.wrong("a line begins with \"# \", \"? \" or \"= \", or is the passage below its title");
        }
    }

    private void answer(StarterFile.Line line, String written) {
        told = true;
        if (written.equals(NO_ANSWER)) {
            return;
        }
        int mark = written.lastIndexOf(" @");
        boolean marked = mark > 0 && written.substring(mark + 2).matches("[1-9]\\d*");
        String answer = marked ? written.substring(0, mark) : written;
        int number = marked ? Integer.parseInt(written.substring(mark + 2)) : 1;
        int at = -1;
        for (int i = 0; i < number; i++) {
            at = text.indexOf(answer, at + 1);
            if (at < 0) {
                throw line.wrong("the passage does not hold \"" + answer + "\" " + number + " times");
            }
        }
        if (!marked && text.indexOf(answer, at + 1) >= 0) {
            throw line.wrong("the passage holds \"" + answer + "\" several times: say which with @1, @2, …");
        }
        answers.add(new Passage.Answer(answer, text.codePointCount(0, at)));
    }

    private void endQuestion(StarterFile.Line line) {
        if (question == null) {
            return;
        }
        if (!told) {
            throw line.wrong("the question before this line has no answer; = - says that there is none");
        }
        questions.add(new Passage.Question(question, answers));
        question = null;
        answers.clear();
        told = false;
    }

    private void endPassage(StarterFile.Line line) {
        endQuestion(line);
        if (title == null) {
            return;
        }
        if (questions.isEmpty()) {
            throw line.wrong("the passage before this line has no question");
        }
        passages.add(new Passage(file.genre(), passages.size() + 1, title, text, questions));
        title = null;
        text = null;
        questions.clear();
    }
}
