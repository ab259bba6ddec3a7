/**
 * Text and offsets. Labels are stored as offsets in Unicode code points (as Label Studio and the tokenizers count), while
 * Java strings and browsers count UTF-16 code units; this package holds the only conversion between the two.
 */
package dev.tagloop.core.text;
