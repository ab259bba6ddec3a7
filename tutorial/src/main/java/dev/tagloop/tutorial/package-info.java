/**
 * What the Hugging Face + Label Studio tutorial asks a Hub for, served on this machine: start at
 * {@link dev.tagloop.tutorial.TutorialHub}. For tests, and to walk through the tutorial without a network.
 */
package dev.tagloop.tutorial;
