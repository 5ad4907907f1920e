/** What a stream can show. Decided once, by the composition root; every renderer takes the result as an argument. */
export interface Terminal {
  colour: boolean;
  /** Redraws lines in place: only for a person who watches. */
  animation: boolean;
  /** Columns. */
  width: number;
}

/** The environment variables that count, and what the stream says of itself. */
export interface TerminalFacts {
  isTTY: boolean;
  columns?: number | undefined;
  env: Readonly<Record<string, string | undefined>>;
}

const fallbackWidth = 100;

/**
 * FORCE_COLOR wins over NO_COLOR, as in Node; NO_COLOR counts when it is not empty (no-color.org).
 * A pipe, `TERM=dumb` and CI get no animation whatever the colour.
 */
export function terminal({ isTTY, columns, env }: TerminalFacts): Terminal {
  const dumb = env.TERM === "dumb";
  const ci = isSet(env.CI) && env.CI !== "false";
  const forced = env.FORCE_COLOR;
  const colour =
    forced === undefined ? !isSet(env.NO_COLOR) && isTTY && !dumb : !["0", "false"].includes(forced);
  return { colour, animation: isTTY && !dumb && !ci, width: columns || Number(env.COLUMNS) || fallbackWidth };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}

export type Paint = (text: string) => string;
export type Palette = Readonly<Record<keyof typeof codes, Paint>>;

/** SGR on and off codes. */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;

/** With `colour` false every paint is the identity. */
export function palette(colour: boolean): Palette {
  const paint = ([on, off]: readonly [number, number]): Paint =>
    colour ? (text) => (text === "" ? "" : `\x1b[${on}m${text}\x1b[${off}m`) : (text) => text;
  return Object.fromEntries(Object.entries(codes).map(([name, code]) => [name, paint(code)])) as Palette;
}
