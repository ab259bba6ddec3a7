package dev.tagloop.training.internal.task.masked;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Hides pieces as BERT's authors do (Devlin et al. 2018): of each piece's chance of 15 %, in 80 % the mask stands in its
 * place, in 10 % any piece, in 10 % itself. At least one piece of a text is chosen.
 */
final class Masking {
    private static final double CHOSEN = 0.15;
    private static final double MASKED = 0.8;
    private static final double OTHER = 0.9;

    private final int mask;
    private final int vocabulary;

    /**
     * A way to hide.
     *
     * @param mask id of the mask
     * @param vocabulary number of pieces
     */
    Masking(int mask, int vocabulary) {
        this.mask = mask;
        this.vocabulary = vocabulary;
    }

    /**
     * A text with hidden pieces.
     *
     * @param ids what the model sees
     * @param places where it has to guess
     */
    record Hidden(int[] ids, List<Integer> places) {}

    Hidden hide(PlainText text, SplittableRandom random) {
        int[] ids = text.ids().clone();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            if (text.maskable()[i] && random.nextDouble() < CHOSEN) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            places.add(any(text, random));
        }
        for (int place : places) {
            double chance = random.nextDouble();
            if (chance < MASKED) {
                ids[place] = mask;
            } else if (chance < OTHER) {
                ids[place] = random.nextInt(vocabulary);
            }
        }
        return new Hidden(ids, places);
    }

    private static int any(PlainText text, SplittableRandom random) {
        int left = random.nextInt(text.words());
        int place = 0;
        while (!text.maskable()[place] || left-- > 0) {
            place++;
        }
        return place;
    }
}
