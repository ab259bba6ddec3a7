/**
 * The Java client of Tagloop and of any Label Studio server. Start at {@link
 * dev.tagloop.labelstudio.client.StudioClient#connect(String, String)}.
 */
package dev.tagloop.labelstudio.client;
