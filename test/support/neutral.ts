import { expect } from "vitest";

/** No control but line feeds and tabs, and nothing that turns text round. */
export function expectNeutral(path: string, text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.exec(text)?.[0], path).toBe(undefined);
}
