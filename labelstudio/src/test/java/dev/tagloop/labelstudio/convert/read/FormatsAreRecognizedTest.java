package dev.tagloop.labelstudio.convert.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatsAreRecognizedTest {
    private static List<FileFormat> of(String name, String content) {
        return FileFormats.recognize(name, content.getBytes(StandardCharsets.UTF_8)).stream()
                .map(FileFormats.Candidate::format)
                .toList();
    }

    @Test
    void linesOfJsonAreToldApartByTheirKeys() {
        assertThat(of("a.jsonl", "{\"data\":{\"text\":\"a\"},\"annotations\":[]}\n"))
                .containsExactly(FileFormat.JSONL);
        assertThat(of("a.jsonl", "{\"text\":\"a\",\"n\":1}\n")).containsExactly(FileFormat.JSONL);
        assertThat(of("a.jsonl", "\ufeff{\"text\":\"a\",\"label\":[[0,1,\"X\"]]}\n"))
                .containsExactly(FileFormat.DOCCANO, FileFormat.JSONL);
        assertThat(of("a.jsonl", "{\"text\":\"a\",\"entities\":[{\"id\":1,\"start_offset\":0}]}"))
                .containsExactly(FileFormat.DOCCANO, FileFormat.JSONL);
        assertThat(of("a.jsonl", "{\"text\":\"a\",\"spans\":[{\"start\":0,\"end\":1,\"label\":\"X\"}]}\n"))
                .containsExactly(FileFormat.PRODIGY, FileFormat.JSONL);
        assertThat(of("a.jsonl", "{\"text\":\"a\",\"_input_hash\":5,\"answer\":\"accept\"}\n"))
                .containsExactly(FileFormat.PRODIGY, FileFormat.JSONL);
        assertThat(of("a.jsonl", "[\"a\",{\"entities\":[[0,1,\"X\"]]}]\n"))
                .containsExactly(FileFormat.SPACY, FileFormat.JSONL);
    }

    @Test
    void aLabelOfAWholeTextMayBePlainDataAndComesSecond() {
        assertThat(of("a.jsonl", "{\"text\":\"a\",\"label\":\"pos\"}\n"))
                .containsExactly(FileFormat.JSONL, FileFormat.DOCCANO);
        assertThat(of("a.json", "[{\"text\":\"a\",\"label\":\"pos\"}]")).isEmpty();
    }

    @Test
    void aFirstLineLongerThanWhatIsSeenIsEnough() {
        String row = "{\"text\":\"" + "a".repeat(100) + "\",\"label\":[[0,1,\"X\"]],\"more\":\""
                + "b".repeat(FileFormats.FIRST_BYTES) + "\"}";
        assertThat(of("a.jsonl", row.substring(0, FileFormats.FIRST_BYTES)).getFirst())
                .isEqualTo(FileFormat.DOCCANO);
    }

    @Test
    void labelStudiosOwnJsonIsLeftToItsImport() {
        assertThat(of("a.json", "[{\"data\":{\"text\":\"a\"},\"annotations\":[{\"result\":[]}]}]"))
                .isEmpty();
        assertThat(of("a.json", "[\n {\"text\": \"a\"}\n]")).isEmpty();
        assertThat(of("a.json", "{\"data\":{\"text\":\"a\"}}")).isEmpty();
        assertThat(of("a.json", "{\"id\":1,\"data\":{},\"annotations\":[{\"id\":2}]}"))
                .isEmpty();
    }

    @Test
    void spacysArraysAndObjectsAreFound() {
        assertThat(of("a.json", "[[\"a\",{\"entities\":[]}]]")).containsExactly(FileFormat.SPACY);
        assertThat(of("a.json", "[\n  {\"id\": 0,\n \"paragraphs\": [")).containsExactly(FileFormat.SPACY);
        assertThat(of("a.json", "{\"classes\":[\"X\"],\"annotations\":[[\"a\",{\"entities\":[]}]]}"))
                .containsExactly(FileFormat.SPACY);
        assertThat(of("a.json", "{\"text\":\"a\",\"ents\":[]}")).containsExactly(FileFormat.SPACY);
    }

    @Test
    void columnsAreFoundByNameOrByLook() {
        assertThat(of("x/train.conll", "anything")).containsExactly(FileFormat.CONLL);
        assertThat(of("a.txt", "-DOCSTART- -X- O O\n\nEU NNP B-NP B-ORG\n")).containsExactly(FileFormat.CONLL);
        assertThat(of("a.txt", "EU NNP B-NP B-ORG\r\nrejects VBZ B-VP O\r\n\r\n"))
                .containsExactly(FileFormat.CONLL);
        assertThat(of("a.tsv", "Ann\tB-PER\nis\tO\n")).containsExactly(FileFormat.CONLL);
        assertThat(of("a", "# global.columns = ID FORM NER\n1\ta\tO\n")).containsExactly(FileFormat.CONLL);
        assertThat(of("a.ann", "T1\tX 0 1\ta")).containsExactly(FileFormat.BRAT);
    }

    @Test
    void plainTextsAndTablesAreNoneOfOurs() {
        assertThat(of("a.txt", "Ann lives in Rome\nBob does not\n")).isEmpty();
        assertThat(of("a.txt", "I am O\nYou are O\n")).isEmpty();
        assertThat(of("a.csv", "text,label\na,B-PER\n")).isEmpty();
        assertThat(of("a.tsv", "text\tlabel\na\tO\n")).isEmpty();
        assertThat(of("a.txt", "")).isEmpty();
        assertThat(of("a.bin", "\u0000\u0001")).isEmpty();
    }
}
