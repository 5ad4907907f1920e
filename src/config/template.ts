/** A piece of a text: literal, or the inside of `${…}` with its place in the text. */
export type Piece = { literal: string } | { expression: string; index: number };

/** Splits at `${…}`; `$${` stands for a literal `${`. An unclosed `${` is an expression that reaches to the end. */
export function pieces(text: string): Piece[] {
  const result: Piece[] = [];
  let [literal, index] = ["", 0];
  while (index < text.length) {
    const next = text.indexOf("${", index);
    if (next < 0) break;
    if (text[next - 1] === "$" && next > index) {
      literal += `${text.slice(index, next - 1)}\${`;
      index = next + 2;
      continue;
    }
    literal += text.slice(index, next);
    if (literal !== "") result.push({ literal });
    literal = "";
    const end = text.indexOf("}", next);
    result.push({ expression: end < 0 ? text.slice(next + 2) : text.slice(next + 2, end), index: next });
    index = end < 0 ? text.length : end + 1;
  }
  literal += text.slice(index);
  if (literal !== "") result.push({ literal });
  return result;
}
