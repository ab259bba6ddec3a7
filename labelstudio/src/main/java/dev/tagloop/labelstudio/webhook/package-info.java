/**
 * How a server tells receivers elsewhere what happened: {@link dev.tagloop.labelstudio.webhook.WebhookSender} sends one message, {@link
 * dev.tagloop.labelstudio.webhook.GatedWebhookSender} does it through the outbound gate.
 */
package dev.tagloop.labelstudio.webhook;
