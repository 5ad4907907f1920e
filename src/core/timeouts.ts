/** Multipass gives up after five minutes unless told otherwise; a first download takes longer. */
export const launchTimeoutMs = 30 * 60_000;
export const readyTimeoutMs = 10 * 60_000;
export const taskTimeoutMs = 60 * 60_000;
