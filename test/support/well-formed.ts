import { expect } from "vitest";

/** Fails on anything that XML 1.0 does not allow. */
export function expectWellFormed(xml: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids these
  expect(xml).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u);
  const open: string[] = [];
  const rest = xml.replace(
    /<\?xml[^>]*\?>|<(\/?)([a-z-]+)((?: [a-z]+="(?:[^<&"]|&[a-z]+;)*")*)(\/?)>|(?:[^<>&]|&(?:lt|gt|amp|quot|apos);)+/g,
    (_, closing, name, __, empty) => {
      if (closing) expect(open.pop()).toBe(name);
      else if (name && !empty) open.push(name);
      return "";
    },
  );
  expect(rest).toBe("");
  expect(open).toEqual([]);
}
