/**
 * Multipass draws its spinner on stdout even where that is no terminal.
 * Source: recordings/start-running.json, snapshot-default.json, launch-file-fast-f1.json.
 */
export const CLEAR = "\u001b[2K\u001b[0A\u001b[0E";

/** A spinner that was shown and taken away again. */
export const spin = (label: string): string => `${CLEAR}${label}  \b/\b ${CLEAR}`;
