import { closest, distance } from "fastest-levenshtein";

/** The known word that was probably meant, or `undefined` when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word === "") return undefined;
  const best = closest(word.toLowerCase(), [...known]);
  return distance(word.toLowerCase(), best.toLowerCase()) <=
    Math.max(word.length > 3 ? 2 : 1, Math.floor(word.length / 3))
    ? best
    : undefined;
}
