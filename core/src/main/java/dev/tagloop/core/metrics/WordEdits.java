package dev.tagloop.core.metrics;

import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import java.util.List;

/**
 * What a person does, word by word, to a text that was written for them until it says what they would have written: as few words as possible are
 * replaced, added and deleted (Levenshtein 1966, over words; by the words of the wanted text it is the word error rate). Where
 * that can be done in several ways, words are rather added and deleted than replaced, so that more stay.
 */
public final class WordEdits {
    private WordEdits() {}

    /** The cost, a unit a word: a word that stays is accepted, one in the place of another is relabelled. @param gold the wanted text */
    public static EditCost of(String gold, String suggested) {
        List<String> wanted = words(gold);
        List<String> given = words(suggested);
        int[][] edits = fewest(wanted, given);
        int accepted = 0;
        int replaced = 0;
        int added = 0;
        int deleted = 0;
        int i = wanted.size();
        int j = given.size();
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && wanted.get(i - 1).equals(given.get(j - 1))) {
                accepted++;
                i--;
                j--;
            } else if (i > 0 && edits[i][j] == edits[i - 1][j] + 1) {
                added++;
                i--;
            } else if (j > 0 && edits[i][j] == edits[i][j - 1] + 1) {
                deleted++;
                j--;
            } else {
                replaced++;
                i--;
                j--;
            }
        }
        return new EditCost(accepted, replaced, 0, 0, added, deleted);
    }

    /** The fewest edits between each beginning of the one text and each of the other. */
    private static int[][] fewest(List<String> wanted, List<String> given) {
        int[][] edits = new int[wanted.size() + 1][given.size() + 1];
        for (int i = 0; i <= wanted.size(); i++) {
            for (int j = 0; j <= given.size(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                } else {
                    int change = wanted.get(i - 1).equals(given.get(j - 1)) ? 0 : 1;
                    edits[i][j] =
                            Math.min(edits[i - 1][j - 1] + change, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                }
            }
        }
        return edits;
    }

    private static List<String> words(String value) {
        Text text = Text.of(value);
        return Words.of(text).stream().map(text::slice).toList();
    }
}
