package dev.tagloop.models;

/**
 * Passes of a model with dropout, draws of what it might have become (Gal and Ghahramani 2016): before the last layer alone, which costs nearly
 * nothing, or in all layers.
 */
public sealed interface StochasticPasses permits DropoutPasses, LogitPasses {

    /** How many; 0 for none. */
    int count();

    /** What is drawn, in words that decide the draws: those under one name never change for a text. */
    String name();
}
