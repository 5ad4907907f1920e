/**
 * What is wrong with a value read from disk: `machines.machine.web.phase must be one of …`, or `undefined`.
 * Fields it does not name are let through, and so survive a read and a write by an older devorch.
 */
export type Shape = (value: unknown, path: string) => string | undefined;

export const anything: Shape = () => undefined;
export const text: Shape = (value, path) =>
  typeof value === "string" ? undefined : `${path} must be a string`;
export const flag: Shape = (value, path) =>
  typeof value === "boolean" ? undefined : `${path} must be true or false`;
/** A whole number from 0 up: counts, sizes, durations. */
export const count: Shape = (value, path) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : `${path} must be a whole number`;
/** Epoch milliseconds, as far as a Date goes: later ones cannot be written out. */
export const time: Shape = (value, path) =>
  count(value, path) ?? ((value as number) <= 8.64e15 ? undefined : `${path} must be a time`);

/** Takes an object with each word of the union as a key, so that a new word does not compile either. */
export const oneOf = <Words extends string>(words: Readonly<Record<Words, true>>): Shape => {
  const allowed = Object.keys(words);
  return (value, path) =>
    allowed.includes(value as string) ? undefined : `${path} must be one of ${allowed.join(", ")}`;
};

export const optional =
  (shape: Shape): Shape =>
  (value, path) =>
    value === undefined ? undefined : shape(value, path);

export const either =
  (...shapes: readonly [Shape, ...Shape[]]): Shape =>
  (value, path) => {
    const complaints = shapes.map((shape) => shape(value, path));
    return complaints.includes(undefined) ? undefined : complaints[0];
  };

export const list =
  (item: Shape): Shape =>
  (value, path) =>
    Array.isArray(value)
      ? firstOf(value.map((element, index) => () => item(element, `${path}.${index}`)))
      : `${path} must be a list`;

export const record =
  (item: Shape): Shape =>
  (value, path) =>
    isObject(value)
      ? firstOf(
          Object.entries(value).map(
            ([key, element]) =>
              () =>
                item(element, join(path, key)),
          ),
        )
      : `${path} must be an object`;

/** One shape for each field of `T`, so that a new field or a misspelt one does not compile. */
export const fields =
  <T>(shapes: Readonly<Record<keyof T, Shape>>): Shape =>
  (value, path) =>
    isObject(value)
      ? firstOf(
          Object.entries<Shape>(shapes).map(
            ([key, shape]) =>
              () =>
                shape(value[key], join(path, key)),
          ),
        )
      : `${path || "the content"} must be an object`;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}

function firstOf(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const complaint = check();
    if (complaint) return complaint;
  }
  return undefined;
}
